using System.Runtime.InteropServices;
using OpenCvSharp;
using OpenCvSharp.Internal;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// Scales frames (bilinear, as in training) into a picture of the size of the model input. Owns OpenCV headers and the
/// picture. Allocates nothing for a frame whose scaled size has been seen before.
/// </summary>
internal sealed class LetterboxWriter : IDisposable
{
    // Scaled sizes whose headers are kept: one per camera resolution. Beyond that all are made anew, which costs
    // microseconds.
    private const int MaxRegions = 16;

    private readonly ModelInput _input;
    private readonly byte[] _picture;
    private readonly Dictionary<(int Width, int Height), Region> _regions = new(MaxRegions);

    // A header that takes over the header of each frame in turn, so that OpenCV's argument wrapper is made only once.
    private readonly Mat _source = new();
    private readonly InputArray _sourceArgument;
    private (int Width, int Height) _painted;

    public LetterboxWriter(ModelInput input)
    {
        _input = input;
        _picture = GC.AllocateArray<byte>(input.Length, pinned: true);
        _sourceArgument = InputArray.Create(_source);
    }

    /// <summary>The letterboxed picture: BGR, rows packed, pinned.</summary>
    public byte[] Picture => _picture;

    /// <summary>Scales one frame into <see cref="Picture"/>.</summary>
    /// <returns>Where the frame lies in it.</returns>
    public Letterbox Write(Frame frame)
    {
        var letterbox = Letterbox.Fit(frame.WidthPixels, frame.HeightPixels, _input.WidthPixels, _input.HeightPixels);
        var size = (letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels);
        var region = RegionOf(letterbox);
        if (_painted != size)
        {
            _picture.AsSpan().Fill(_input.Pad);
            _painted = size;
        }

        frame.Image.AssignTo(_source);

        // Not Cv2.Resize: it disposes the output wrapper after each call, so that one would be allocated per frame.
        NativeMethods.HandleException(NativeMethods.imgproc_resize(
            _sourceArgument.CvPtr,
            region.Argument.CvPtr,
            new Size(letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels),
            0,
            0,
            (int)InterpolationFlags.Linear));
        GC.KeepAlive(region);
        GC.KeepAlive(frame);
        return letterbox;
    }

    public void Dispose()
    {
        DropRegions();
        _sourceArgument.Dispose();
        _source.Dispose();
    }

    private Region RegionOf(Letterbox letterbox)
    {
        var size = (letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels);
        if (_regions.TryGetValue(size, out var region))
        {
            return region;
        }

        if (_regions.Count == MaxRegions)
        {
            DropRegions();
        }

        var stride = 3 * _input.WidthPixels;
        var first = (letterbox.TopPixels * stride) + (3 * letterbox.LeftPixels);
        region = new Region(Mat.FromPixelData(
            letterbox.ScaledHeightPixels,
            letterbox.ScaledWidthPixels,
            MatType.CV_8UC3,
            Marshal.UnsafeAddrOfPinnedArrayElement(_picture, first),
            stride));
        _regions.Add(size, region);
        return region;
    }

    private void DropRegions()
    {
        foreach (var region in _regions.Values)
        {
            region.Dispose();
        }

        _regions.Clear();
    }

    /// <summary>The part of the picture that a frame of one size fills.</summary>
    private sealed class Region(Mat header) : IDisposable
    {
        public OutputArray Argument { get; } = OutputArray.Create(header);

        public void Dispose()
        {
            Argument.Dispose();
            header.Dispose();
        }
    }
}
