using ShelfEdge.Core.Demand;

namespace ShelfEdge.Lab.Recommend;

/// <summary>A mean over users, or crops, and the interval that holds 95 % of the means of users drawn again (bootstrap, Efron 1979).</summary>
internal readonly record struct Estimate(double Mean, double Low, double High)
{
    /// <summary>Draws of as many users as there are, with replacement.</summary>
    public const int Draws = 1_000;

    /// <summary>
    /// One estimate for each column. The same seed draws the same users, so that two tables over the same users can be compared.
    /// </summary>
    /// <param name="rows">A row a user, at least one.</param>
    /// <param name="seed">Of the draws.</param>
    public static Estimate[] OfColumns(IReadOnlyList<double[]> rows, int seed)
    {
        int columns = rows[0].Length;
        double[][] means = [.. Enumerable.Range(0, columns).Select(_ => new double[Draws])];
        var random = new Random(seed);
        double[] sums = new double[columns];
        for (int draw = 0; draw < Draws; draw++)
        {
            Array.Clear(sums);
            for (int i = 0; i < rows.Count; i++)
            {
                double[] row = rows[random.Next(rows.Count)];
                for (int column = 0; column < columns; column++)
                {
                    sums[column] += row[column];
                }
            }

            for (int column = 0; column < columns; column++)
            {
                means[column][draw] = sums[column] / rows.Count;
            }
        }

        return
        [
            .. means.Select((drawn, column) =>
            {
                Array.Sort(drawn);
                return new Estimate(
                    rows.Average(row => row[column]), SampleQuantile.Of(drawn, 0.025), SampleQuantile.Of(drawn, 0.975));
            }),
        ];
    }
}
