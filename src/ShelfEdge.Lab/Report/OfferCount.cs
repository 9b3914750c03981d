namespace ShelfEdge.Lab.Report;

/// <summary>How many shoppers of both groups of one offer bought what it is for.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Segments">That get it; empty for all.</param>
/// <param name="Given">Shoppers who got it.</param>
/// <param name="GivenBought">Of them, those who bought.</param>
/// <param name="HeldOut">Shoppers who were held out of it.</param>
/// <param name="HeldOutBought">Of them, those who bought.</param>
internal sealed record OfferCount(string Id, IReadOnlyList<string>? Segments, int Given, int GivenBought, int HeldOut, int HeldOutBought);
