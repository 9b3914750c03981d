using System.Runtime.InteropServices;
using OpenCvSharp;
using OpenCvSharp.Internal;
using ShelfEdge.Core.Sight;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Sight;

/// <summary>
/// Makes the sample of a frame by which its camera is judged. Large frames are halved twice, first between pixels and then
/// by area, so that the cost grows little with the frame. Allocates nothing in the steady state. Not thread safe.
/// </summary>
public sealed class FrameSampler : IDisposable
{
    private const int MiddleWidth = 2 * SightSample.Width;
    private const int MiddleHeight = 2 * SightSample.Height;

    private readonly byte[] _middle = GC.AllocateArray<byte>(3 * MiddleWidth * MiddleHeight, pinned: true);
    private readonly byte[] _small = GC.AllocateArray<byte>(3 * SightSample.Width * SightSample.Height, pinned: true);
    private readonly Mat _source = new();
    private readonly Mat _middleHeader;
    private readonly Mat _smallHeader;
    private readonly InputArray _sourceIn;
    private readonly InputArray _middleIn;
    private readonly OutputArray _middleOut;
    private readonly OutputArray _smallOut;

    /// <summary>Makes the buffers.</summary>
    public FrameSampler()
    {
        _middleHeader = Header(_middle, MiddleWidth, MiddleHeight);
        _smallHeader = Header(_small, SightSample.Width, SightSample.Height);
        _sourceIn = InputArray.Create(_source);
        _middleIn = InputArray.Create(_middleHeader);
        _middleOut = OutputArray.Create(_middleHeader);
        _smallOut = OutputArray.Create(_smallHeader);
    }

    /// <summary>Reads a frame, which stays the caller's.</summary>
    /// <param name="frame">At least two pixels wide.</param>
    /// <param name="sample">Receives the sample.</param>
    public void Read(Frame frame, SightSample sample)
    {
        frame.Image.AssignTo(_source);
        var isLarge = frame.WidthPixels >= MiddleWidth && frame.HeightPixels >= MiddleHeight;
        if (isLarge)
        {
            Resize(_sourceIn, _middleOut, MiddleWidth, MiddleHeight, InterpolationFlags.Linear);
        }

        Resize(isLarge ? _middleIn : _sourceIn, _smallOut, SightSample.Width, SightSample.Height, InterpolationFlags.Area);
        var grey = sample.Grey;
        for (var pixel = 0; pixel < grey.Length; pixel++)
        {
            // BT.601 weights in 1/256: 0.114 blue, 0.587 green, 0.299 red.
            grey[pixel] = (byte)(((29 * _small[3 * pixel]) + (150 * _small[(3 * pixel) + 1]) + (77 * _small[(3 * pixel) + 2])) >> 8);
        }

        sample.ReadPixels(frame.Pixels, frame.WidthPixels, frame.HeightPixels);
        GC.KeepAlive(frame);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sourceIn.Dispose();
        _middleIn.Dispose();
        _middleOut.Dispose();
        _smallOut.Dispose();
        _source.Dispose();
        _middleHeader.Dispose();
        _smallHeader.Dispose();
    }

    private static Mat Header(byte[] buffer, int width, int height) => Mat.FromPixelData(
        height, width, MatType.CV_8UC3, Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0));

    // Not Cv2.Resize: it disposes the output wrapper after each call, so that one would be allocated per frame.
    private static void Resize(InputArray from, OutputArray to, int width, int height, InterpolationFlags how) =>
        NativeMethods.HandleException(NativeMethods.imgproc_resize(from.CvPtr, to.CvPtr, new Size(width, height), 0, 0, (int)how));
}
