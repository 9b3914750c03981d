namespace ShelfEdge.Core.Kiosk;

/// <summary>By how much shoppers who got something do more often what it is for than shoppers who were held out.</summary>
/// <remarks>
/// The difference of two shares with Newcombe's interval (1998, method 10), made of the Wilson intervals of both, which holds for few
/// shoppers too. The unit is the shopper, not the impression: impressions of one shopper are not independent.
/// </remarks>
/// <param name="Treated">Shoppers who got it.</param>
/// <param name="TreatedDone">Of them, those who did it.</param>
/// <param name="HeldOut">Shoppers who were held out.</param>
/// <param name="HeldOutDone">Of them, those who did it.</param>
public sealed record Uplift(int Treated, int TreatedDone, int HeldOut, int HeldOutDone)
{
    private const double Z = 1.959963984540054;

    /// <summary>Share of the treated less share of the held out, -1 to 1; null while one group is empty.</summary>
    public double? Difference => Treated > 0 && HeldOut > 0 ? Share(TreatedDone, Treated) - Share(HeldOutDone, HeldOut) : null;

    /// <summary>Lower end of the 95 % interval; null while one group is empty.</summary>
    public double? Low => Difference is { } difference
        ? difference - Distance(
            Share(TreatedDone, Treated) - Wilson(TreatedDone, Treated).Low, Wilson(HeldOutDone, HeldOut).High - Share(HeldOutDone, HeldOut))
        : null;

    /// <summary>Upper end of the 95 % interval; null while one group is empty.</summary>
    public double? High => Difference is { } difference
        ? difference + Distance(
            Wilson(TreatedDone, Treated).High - Share(TreatedDone, Treated), Share(HeldOutDone, HeldOut) - Wilson(HeldOutDone, HeldOut).Low)
        : null;

    private static double Share(int done, int all) => (double)done / all;

    private static double Distance(double one, double other) => Math.Sqrt((one * one) + (other * other));

    private static (double Low, double High) Wilson(int done, int all)
    {
        double share = Share(done, all);
        double square = Z * Z / all;
        double middle = share + (square / 2);
        double half = Z * Math.Sqrt((share * (1 - share) / all) + (square / (4.0 * all)));
        return ((middle - half) / (1 + square), (middle + half) / (1 + square));
    }
}
