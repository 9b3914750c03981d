using System.Runtime.InteropServices;
using OpenCvSharp;
using OpenCvSharp.Internal;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Recognition;

/// <summary>
/// Cuts boxes out of frames and squashes each to the size of the model input, as in training: by the mean of the pixels that
/// fall together where the box is at least as large in both directions, else bilinearly. Owns the tensor and OpenCV headers over it. Allocates only in its constructor.
/// </summary>
internal sealed class CropWriter : IDisposable
{
    private readonly Size _size;
    private readonly Slot[] _slots;

    // A header that takes over the header of each box in turn, so that OpenCV's argument wrapper is made only once.
    private readonly Mat _source = new();
    private readonly InputArray _sourceArgument;

    public CropWriter(ModelInput input, int count)
    {
        _size = new Size(input.WidthPixels, input.HeightPixels);
        Tensor = GC.AllocateArray<byte>(count * input.Length, pinned: true);
        _slots = [.. Enumerable.Range(0, count).Select(i => new Slot(Mat.FromPixelData(
            input.HeightPixels,
            input.WidthPixels,
            MatType.CV_8UC3,
            Marshal.UnsafeAddrOfPinnedArrayElement(Tensor, i * input.Length))))];
        _sourceArgument = InputArray.Create(_source);
    }

    /// <summary>The crops one after the other: BGR, rows packed, pinned.</summary>
    public byte[] Tensor { get; }

    /// <summary>Cuts one box into a slot of <see cref="Tensor"/>. Sides are rounded to whole pixels and clamped to the frame.</summary>
    public void Write(Frame frame, Box box, int slot)
    {
        var (left, right) = Range(box.X1, box.X2, frame.WidthPixels);
        var (top, bottom) = Range(box.Y1, box.Y2, frame.HeightPixels);

        // Natively throughout: a managed header for each box would be one allocation for each.
        NativeMethods.HandleException(NativeMethods.core_Mat_new7(
            frame.Image.CvPtr, new Rect(left, top, right - left, bottom - top), out var region));
        try
        {
            NativeMethods.HandleException(NativeMethods.core_Mat_assignTo(region, _source.CvPtr, -1));
        }
        finally
        {
            NativeMethods.HandleException(NativeMethods.core_Mat_delete(region));
        }

        var isReduced = right - left >= _size.Width && bottom - top >= _size.Height;
        var how = isReduced ? InterpolationFlags.Area : InterpolationFlags.Linear;
        NativeMethods.HandleException(NativeMethods.imgproc_resize(
            _sourceArgument.CvPtr, _slots[slot].Argument.CvPtr, _size, 0, 0, (int)how));
        GC.KeepAlive(frame);
    }

    public void Dispose()
    {
        foreach (var slot in _slots)
        {
            slot.Dispose();
        }

        _sourceArgument.Dispose();
        _source.Dispose();
    }

    // At least one pixel, even of a box that lies outside.
    private static (int First, int End) Range(float first, float end, int length)
    {
        var from = Math.Clamp((int)MathF.Round(first), 0, length - 1);
        return (from, Math.Clamp((int)MathF.Round(end), from + 1, length));
    }

    /// <summary>The part of the tensor that one crop fills.</summary>
    private sealed class Slot(Mat header) : IDisposable
    {
        public OutputArray Argument { get; } = OutputArray.Create(header);

        public void Dispose()
        {
            Argument.Dispose();
            header.Dispose();
        }
    }
}
