using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class TensorWriterTests
{
    // Sizes on both sides of every vector step.
    private static readonly Gen<(int Width, int Height, byte[] Pixels)> Picture =
        Gen.Select(Gen.Int[1, 37], Gen.Int[1, 5]).SelectMany((width, height) =>
            Gen.Byte.Array[width * height * 3].Select(pixels => (width, height, pixels)));

    public static TheoryData<TensorLayout, ColourOrder> LayoutsAndColours { get; } = new()
    {
        { TensorLayout.Nchw, ColourOrder.Bgr },
        { TensorLayout.Nchw, ColourOrder.Rgb },
        { TensorLayout.Nhwc, ColourOrder.Bgr },
        { TensorLayout.Nhwc, ColourOrder.Rgb },
    };

    [Theory]
    [MemberData(nameof(LayoutsAndColours))]
    public void Bytes_equal_the_definition(TensorLayout layout, ColourOrder colour) => Picture.Sample(picture =>
    {
        var input = Input(picture.Width, picture.Height, layout, TensorElement.Bytes, colour);
        var tensor = new byte[input.Length];

        TensorWriter.Write(picture.Pixels, input, tensor);

        ForEachValue(input, (at, from) => Assert.Equal(picture.Pixels[from], tensor[at]));
    });

    [Theory]
    [MemberData(nameof(LayoutsAndColours))]
    public void Floats_equal_the_definition(TensorLayout layout, ColourOrder colour) => Picture.Sample(picture =>
    {
        var input = Input(picture.Width, picture.Height, layout, TensorElement.Floats, colour);
        var tensor = new float[input.Length];

        TensorWriter.Write(picture.Pixels, input, tensor);

        ForEachValue(input, (at, from) => Assert.Equal(picture.Pixels[from] * input.Scale, tensor[at]));
    });

    [Fact]
    public void Vectors_agree_with_the_scalar_planes() => Picture.Sample(picture =>
    {
        var fast = new float[picture.Pixels.Length];
        var slow = new float[picture.Pixels.Length];
        PlanarPixels.Write(picture.Pixels, Planes<float>.Of(fast, ColourOrder.Rgb), 1 / 255f);
        PlanarPixels.WriteScalar(picture.Pixels, Planes<float>.Of(slow, ColourOrder.Rgb), 1 / 255f);
        Assert.Equal(slow, fast);

        var fastBytes = new byte[picture.Pixels.Length];
        var slowBytes = new byte[picture.Pixels.Length];
        PlanarPixels.Write(picture.Pixels, Planes<byte>.Of(fastBytes, ColourOrder.Bgr));
        PlanarPixels.WriteScalar(picture.Pixels, Planes<byte>.Of(slowBytes, ColourOrder.Bgr));
        Assert.Equal(slowBytes, fastBytes);
    });

    [Fact]
    public void Vectors_agree_with_the_scalar_swap_and_scale() => Picture.Sample(picture =>
    {
        var fastBytes = new byte[picture.Pixels.Length];
        var slowBytes = new byte[picture.Pixels.Length];
        PackedPixels.Swap(picture.Pixels, fastBytes);
        PackedPixels.SwapScalar(picture.Pixels, slowBytes);
        Assert.Equal(slowBytes, fastBytes);

        var fast = new float[picture.Pixels.Length];
        var slow = new float[picture.Pixels.Length];
        PackedPixels.Scale(picture.Pixels, fast, 0.017f);
        PackedPixels.ScaleScalar(picture.Pixels, slow, 0.017f);
        Assert.Equal(slow, fast);
    });

    [Theory]
    [InlineData(TensorLayout.Nhwc, TensorElement.Bytes, ColourOrder.Bgr, true)]
    [InlineData(TensorLayout.Nhwc, TensorElement.Bytes, ColourOrder.Rgb, false)]
    [InlineData(TensorLayout.Nchw, TensorElement.Bytes, ColourOrder.Bgr, false)]
    [InlineData(TensorLayout.Nhwc, TensorElement.Floats, ColourOrder.Bgr, false)]
    public void Only_packed_bgr_bytes_need_no_writing(
        TensorLayout layout, TensorElement element, ColourOrder colour, bool expected) =>
        Assert.Equal(expected, TensorWriter.IsIdentity(Input(8, 8, layout, element, colour)));

    [Fact]
    public void Span_of_another_length_is_refused()
    {
        var input = Input(8, 8, TensorLayout.Nchw, TensorElement.Floats, ColourOrder.Bgr);

        Assert.Throws<ArgumentException>(() => TensorWriter.Write(new byte[input.Length - 1], input, new float[input.Length]));
        Assert.Throws<ArgumentException>(() => TensorWriter.Write(new byte[input.Length], input, new float[input.Length + 1]));
        Assert.Throws<ArgumentException>(() => TensorWriter.Write(new byte[input.Length], input, new byte[1]));
    }

    private static ModelInput Input(int width, int height, TensorLayout layout, TensorElement element, ColourOrder colour) =>
        SampleManifest.Create(width, height, layout, element, colour).Input;

    private static void ForEachValue(ModelInput input, Action<int, int> check)
    {
        for (var row = 0; row < input.HeightPixels; row++)
        {
            for (var column = 0; column < input.WidthPixels; column++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    var at = input.Layout == TensorLayout.Nchw
                        ? (((channel * input.HeightPixels) + row) * input.WidthPixels) + column
                        : (((row * input.WidthPixels) + column) * 3) + channel;
                    var stored = input.Colour == ColourOrder.Bgr ? channel : 2 - channel;
                    check(at, (((row * input.WidthPixels) + column) * 3) + stored);
                }
            }
        }
    }
}
