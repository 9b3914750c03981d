using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class SymmetricKernelTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 16)]
    [InlineData(3, 48)]
    [InlineData(70, 64)]
    public void Gram_agrees_with_the_scalar_sum(int count, int width)
    {
        var random = new Random(count + width);
        float[] rows = [.. Enumerable.Range(0, count * width).Select(_ => random.NextSingle() - 0.5f)];
        float[] actual = [.. Enumerable.Range(0, width * width).Select(i => (float)i)];

        SymmetricKernel.AddGram(rows, width, actual);

        for (int i = 0; i < width; i++)
        {
            for (int j = i; j < width; j++)
            {
                double expected = (i * width) + j;
                for (int row = 0; row < count; row++)
                {
                    expected += (double)rows[(row * width) + i] * rows[(row * width) + j];
                }

                Assert.Equal(expected, actual[(i * width) + j], 0.001);
            }
        }
    }

    [Fact]
    public void Width_that_no_vector_divides_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetricKernel.AddGram(new float[24], 24, new float[24 * 24]));

    [Fact]
    public void Block_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetricKernel.AddBlock(new float[16], 16, 0, new float[100], 1));
}
