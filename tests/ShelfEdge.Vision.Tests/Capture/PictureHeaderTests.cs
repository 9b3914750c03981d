using CsCheck;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class PictureHeaderTests
{
    private static readonly Gen<string> Formats =
        Gen.Int[0, 3].Select(i => ((string[])[".jpg", ".png", ".bmp", ".webp"])[i]);

    private static readonly Dictionary<string, byte[]> Encoded = ((string[])[".jpg", ".png", ".bmp", ".webp"])
        .ToDictionary(format => format, format => TestPicture.RedBlue(40, 30, format));

    [Fact]
    public void Size_is_the_one_the_encoder_was_given() =>
        Gen.Select(Formats, Gen.Int[1, 300], Gen.Int[1, 300]).Sample(
            (format, width, height) =>
            {
                Assert.True(PictureHeader.TryReadSize(TestPicture.Grey(width, height, 100, format), out var w, out var h));
                Assert.Equal((width, height), (w, h));
            },
            iter: 60);

    [Fact]
    public void Bytes_cut_or_changed_never_throw() =>
        Gen.Select(Formats, Gen.Int[0, 400], Gen.Int[0, 60], Gen.Byte).Sample(
            (format, length, at, value) =>
            {
                var whole = Encoded[format];
                var bytes = whole[..Math.Min(length, whole.Length)];
                if (at < bytes.Length)
                {
                    bytes[at] = value;
                }

                if (PictureHeader.TryReadSize(bytes, out var width, out var height))
                {
                    Assert.InRange(width, 1, int.MaxValue);
                    Assert.InRange(height, 1, int.MaxValue);
                }
            },
            iter: 2000);

    [Theory]
    [InlineData("")]
    [InlineData("FFD8FF")]
    [InlineData("FFD8FFE0000000000000000000000000000000")]
    [InlineData("474946383961")]
    [InlineData("3C68746D6C3E")]
    public void Bytes_that_are_no_picture_have_no_size(string hex) =>
        Assert.False(PictureHeader.TryReadSize(Convert.FromHexString(hex), out _, out _));
}
