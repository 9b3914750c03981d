namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Distribution of the time until a number of facings is sold. Sales come as a Poisson process whose level is not known better
/// than Gamma(<c>shape</c>, <c>rate</c>), so that the number of sales within <c>x</c> is negative binomial with
/// <c>p = x / (x + rate)</c>. A sale takes a geometric number of facings, so that <c>facings</c> need
/// <c>1 + Binomial(facings - 1, 1 / meanSize)</c> sales. Time is weighted hours: hours times the hour-of-week profile.
/// </summary>
internal readonly record struct EmptyingTime(int Facings, double Shape, double Rate, double MeanSize)
{
    /// <summary>More facings than a position can have (200) take no longer than these to compute.</summary>
    private const int MaxFacings = 500;

    private const int Halvings = 40;

    /// <summary>Probability that all facings are sold within so many weighted hours, 0 to 1.</summary>
    public double Probability(double hours)
    {
        var p = hours / (hours + Rate);
        var facings = Math.Min(Facings, MaxFacings);
        var one = Math.Min(1, 1 / MeanSize);
        var sales = Math.Exp(Shape * Math.Log(1 - p));
        var atLeast = 1 - sales;
        var needed = Needed(facings, one, 0);
        var sum = 0.0;
        for (var n = 1; n <= facings; n++)
        {
            sum += needed * Math.Max(0, atLeast);
            sales *= p * (Shape + n - 1) / n;
            atLeast -= sales;
            needed = Needed(facings, one, n);
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>Weighted hours within which all are sold with a probability.</summary>
    /// <returns><see langword="null"/> when that takes longer than <paramref name="horizon"/>. Never falls as the probability rises.</returns>
    public double? Quantile(double probability, double horizon)
    {
        if (Facings <= 0)
        {
            return 0;
        }

        if (Probability(horizon) < probability)
        {
            return null;
        }

        var (low, high) = (0.0, horizon);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Probability(middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    // Binomial(facings - 1, one) at more, by logarithms: the powers alone underflow.
    private static double Needed(int facings, double one, int more)
    {
        var trials = facings - 1;
        if (more > trials)
        {
            return 0;
        }

        if (one >= 1)
        {
            return more == trials ? 1 : 0;
        }

        return Math.Exp(
            LogFactorial.Of(trials) - LogFactorial.Of(more) - LogFactorial.Of(trials - more)
            + (more * Math.Log(one)) + ((trials - more) * Math.Log(1 - one)));
    }
}
