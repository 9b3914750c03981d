using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>
/// Splits a row where the size of the products changes for good: the split that costs least, when every group costs the squared
/// misses from its mean over the noise of the measurements, and every step a fee that grows with the length of the row (the
/// Bayesian information criterion, by dynamic programming: Jackson et al. 2005). The noise comes from the picture itself.
/// </summary>
internal sealed class RowSplit
{
    // Widths and heights vary by this much of themselves in the best of pictures.
    private const double LeastNoise = 0.02;

    private readonly double _widthNoise;
    private readonly double _heightNoise;

    /// <summary>Learns the noise from all rows of a picture.</summary>
    public RowSplit(Box[] boxes, IReadOnlyList<ProductRow> rows)
    {
        var widths = new List<double>();
        var heights = new List<double>();
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Members.Length; i++)
            {
                var (left, right) = (boxes[row.Members[i - 1]], boxes[row.Members[i]]);
                widths.Add(Math.Log(right.Width / left.Width));
                heights.Add(Math.Log(right.Height / left.Height));
            }
        }

        _widthNoise = Math.Max(LeastNoise, ShelfLine.Noise([.. widths]));
        _heightNoise = Math.Max(LeastNoise, ShelfLine.Noise([.. heights]));
    }

    /// <summary>Whether products of these widths may be of one kind.</summary>
    public bool IsOneWidth(double one, double other) => Math.Abs(Math.Log(one / other)) < 3 * Math.Sqrt(2) * _widthNoise;

    /// <summary>Splits neighbours into groups by size.</summary>
    public List<int[]> BySize(Box[] boxes, int[] members)
    {
        var n = members.Length;
        var sums = new (double W, double WW, double H, double HH)[n + 1];
        for (var i = 0; i < n; i++)
        {
            var w = Math.Log(boxes[members[i]].Width) / _widthNoise;
            var h = Math.Log(boxes[members[i]].Height) / _heightNoise;
            sums[i + 1] = (sums[i].W + w, sums[i].WW + (w * w), sums[i].H + h, sums[i].HH + (h * h));
        }

        // Each step brings two means and the place of the step.
        var fee = 3 * Math.Log(n + 1);
        var best = new double[n + 1];
        var from = new int[n + 1];
        for (var end = 1; end <= n; end++)
        {
            best[end] = double.PositiveInfinity;
            for (var start = 0; start < end; start++)
            {
                var count = end - start;
                var (w, h) = (sums[end].W - sums[start].W, sums[end].H - sums[start].H);
                var cost = best[start] + fee + (sums[end].WW - sums[start].WW - (w * w / count))
                    + (sums[end].HH - sums[start].HH - (h * h / count));
                if (cost < best[end])
                {
                    (best[end], from[end]) = (cost, start);
                }
            }
        }

        var groups = new List<int[]>();
        for (var end = n; end > 0; end = from[end])
        {
            groups.Insert(0, members[from[end]..end]);
        }

        return groups;
    }

    /// <summary>Splits neighbours into stretches of one known SKU; what is not known belongs to no SKU.</summary>
    public static List<(int[] Members, Sku? Sku)> BySku(int[] members, ReadOnlySpan<Sku?> skus)
    {
        var stretches = new List<(int[], Sku?)>();
        var start = 0;
        for (var i = 1; i <= members.Length; i++)
        {
            if (i == members.Length || SkuOf(skus, members[i]) != SkuOf(skus, members[start]))
            {
                stretches.Add((members[start..i], SkuOf(skus, members[start])));
                start = i;
            }
        }

        return stretches;
    }

    private static Sku? SkuOf(ReadOnlySpan<Sku?> skus, int member) => member < skus.Length ? skus[member] : null;
}
