namespace ShelfEdge.Core.Forecast;

/// <summary>Natural logarithms of factorials.</summary>
internal static class LogFactorial
{
    private static readonly double[] Table = Build(512);

    /// <param name="n">0 to 511.</param>
    public static double Of(int n) => Table[n];

    private static double[] Build(int count)
    {
        var table = new double[count];
        for (var n = 1; n < count; n++)
        {
            table[n] = table[n - 1] + Math.Log(n);
        }

        return table;
    }
}
