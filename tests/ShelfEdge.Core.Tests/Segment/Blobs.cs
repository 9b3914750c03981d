using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Tests.Segment;

/// <summary>Round clouds of points around given centres, made from a seed, and the cloud of each point.</summary>
internal static class Blobs
{
    public static (FeatureTable Points, int[] Clouds) Make(int seed, int perCloud, double deviation, params (double X, double Y)[] centres)
    {
        var random = new Random(seed);
        double[] values = new double[centres.Length * perCloud * 2];
        int[] clouds = new int[centres.Length * perCloud];
        for (int point = 0; point < clouds.Length; point++)
        {
            clouds[point] = point % centres.Length;
            values[2 * point] = centres[clouds[point]].X + (deviation * Normal(random));
            values[(2 * point) + 1] = centres[clouds[point]].Y + (deviation * Normal(random));
        }

        return (new FeatureTable(values, 2), clouds);
    }

    /// <summary>Points without clouds.</summary>
    public static FeatureTable Scatter(int seed, int count, int width)
    {
        var random = new Random(seed);
        return new FeatureTable([.. Enumerable.Range(0, count * width).Select(_ => random.NextDouble())], width);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
