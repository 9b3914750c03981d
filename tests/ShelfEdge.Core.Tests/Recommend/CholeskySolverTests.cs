using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class CholeskySolverTests
{
    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 40)]
    [InlineData(64, 30)]
    [InlineData(128, 200)]
    public void Solution_satisfies_the_equations(int width, int rank)
    {
        var random = new Random(width + rank);
        float[] rows = [.. Enumerable.Range(0, rank * width).Select(_ => random.NextSingle() - 0.5f)];
        float[] matrix = new float[width * width];
        SymmetricKernel.AddGram(rows, width, matrix);
        for (int i = 0; i < width; i++)
        {
            matrix[(i * width) + i] += 0.1f;
        }

        float[] given = (float[])matrix.Clone();
        float[] right = [.. Enumerable.Range(0, width).Select(_ => random.NextSingle())];
        float[] solution = (float[])right.Clone();

        CholeskySolver.Solve(matrix, solution);

        for (int i = 0; i < width; i++)
        {
            double sum = 0;
            for (int j = 0; j < width; j++)
            {
                sum += (double)given[(Math.Min(i, j) * width) + Math.Max(i, j)] * solution[j];
            }

            Assert.Equal(right[i], sum, 0.002);
        }
    }

    [Fact]
    public void Rounding_that_takes_a_pivot_below_zero_still_gives_finite_numbers()
    {
        const int Width = 16;
        float[] matrix = new float[Width * Width];
        Array.Fill(matrix, 1f);
        float[] solution = new float[Width];
        Array.Fill(solution, 1f);

        CholeskySolver.Solve(matrix, solution);

        Assert.All(solution, value => Assert.True(float.IsFinite(value)));
    }
}
