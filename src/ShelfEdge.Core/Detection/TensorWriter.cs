using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Writes a letterboxed picture (BGR bytes, rows packed, exactly the size of the model input) in the layout, type, colour
/// order and scale of the model input. Allocates nothing.
/// </summary>
public static class TensorWriter
{
    /// <summary>True when the bytes of the picture are the tensor as they lie, so that nothing needs to be written.</summary>
    public static bool IsIdentity(ModelInput input) =>
        input is { Element: TensorElement.Bytes, Layout: TensorLayout.Nhwc, Colour: ColourOrder.Bgr };

    /// <summary>Writes an input of <see cref="TensorElement.Bytes"/>.</summary>
    /// <exception cref="ArgumentException">A span has another length than <see cref="ModelInput.Length"/>.</exception>
    public static void Write(ReadOnlySpan<byte> bgr, ModelInput input, Span<byte> target)
    {
        ThrowUnlessSized(bgr, input, target.Length);
        switch (input)
        {
            case { Layout: TensorLayout.Nchw }:
                var planes = Planes<byte>.Of(target, input.Colour);
                PlanarPixels.Write(bgr, planes);
                break;
            case { Colour: ColourOrder.Rgb }:
                PackedPixels.Swap(bgr, target);
                break;
            default:
                bgr.CopyTo(target);
                break;
        }
    }

    /// <summary>Writes an input of <see cref="TensorElement.Floats"/>.</summary>
    /// <exception cref="ArgumentException">A span has another length than <see cref="ModelInput.Length"/>.</exception>
    public static void Write(ReadOnlySpan<byte> bgr, ModelInput input, Span<float> target)
    {
        ThrowUnlessSized(bgr, input, target.Length);
        switch (input)
        {
            case { Layout: TensorLayout.Nchw }:
                PlanarPixels.Write(bgr, Planes<float>.Of(target, input.Colour), input.Scale);
                break;
            case { Colour: ColourOrder.Rgb }:
                PackedPixels.SwapAndScale(bgr, target, input.Scale);
                break;
            default:
                PackedPixels.Scale(bgr, target, input.Scale);
                break;
        }
    }

    private static void ThrowUnlessSized(ReadOnlySpan<byte> bgr, ModelInput input, int targetLength)
    {
        if (bgr.Length != input.Length || targetLength != input.Length)
        {
            throw new ArgumentException($"Picture and tensor must have {input.Length} values each.");
        }
    }
}
