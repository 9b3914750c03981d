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

    // A tile is copied here first: a header over a part of a frame cannot be had without an allocation.
    private byte[] _tile = [];
    private Mat? _tileHeader;
    private InputArray? _tileArgument;

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
        frame.Image.AssignTo(_source);
        var letterbox = Write(_sourceArgument, frame.WidthPixels, frame.HeightPixels);
        GC.KeepAlive(frame);
        return letterbox;
    }

    /// <summary>Scales a part of a frame into <see cref="Picture"/>. Allocates when the size of the part changes.</summary>
    /// <returns>Where the part lies in it.</returns>
    public Letterbox Write(Frame frame, in PixelRegion part)
    {
        if (_tileHeader is null || _tileHeader.Width != part.WidthPixels || _tileHeader.Height != part.HeightPixels)
        {
            MakeTile(part.WidthPixels, part.HeightPixels);
        }

        var rowBytes = 3 * part.WidthPixels;
        for (var row = 0; row < part.HeightPixels; row++)
        {
            var first = 3 * (((part.Top + row) * frame.WidthPixels) + part.Left);
            frame.Pixels.Slice(first, rowBytes).CopyTo(_tile.AsSpan(row * rowBytes, rowBytes));
        }

        return Write(_tileArgument!, part.WidthPixels, part.HeightPixels);
    }

    public void Dispose()
    {
        DropRegions();
        _tileArgument?.Dispose();
        _tileHeader?.Dispose();
        _sourceArgument.Dispose();
        _source.Dispose();
    }

    private void MakeTile(int width, int height)
    {
        _tileArgument?.Dispose();
        _tileHeader?.Dispose();
        if (_tile.Length < 3 * width * height)
        {
            _tile = GC.AllocateUninitializedArray<byte>(3 * width * height, pinned: true);
        }

        _tileHeader = Mat.FromPixelData(height, width, MatType.CV_8UC3, Marshal.UnsafeAddrOfPinnedArrayElement(_tile, 0));
        _tileArgument = InputArray.Create(_tileHeader);
    }

    private Letterbox Write(InputArray source, int width, int height)
    {
        var letterbox = Letterbox.Fit(width, height, _input.WidthPixels, _input.HeightPixels);
        var size = (letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels);
        var region = RegionOf(letterbox);
        if (_painted != size)
        {
            _picture.AsSpan().Fill(_input.Pad);
            _painted = size;
        }

        // Not Cv2.Resize: it disposes the output wrapper after each call, so that one would be allocated per frame.
        NativeMethods.HandleException(NativeMethods.imgproc_resize(
            source.CvPtr,
            region.Argument.CvPtr,
            new Size(letterbox.ScaledWidthPixels, letterbox.ScaledHeightPixels),
            0,
            0,
            (int)InterpolationFlags.Linear));
        GC.KeepAlive(region);
        GC.KeepAlive(source);
        return letterbox;
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
