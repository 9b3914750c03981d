using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Offers;

/// <summary>What came of reading a file of offers: the offers, or everything that is wrong with it.</summary>
/// <param name="Offers"><see langword="null"/> exactly when there are errors.</param>
/// <param name="Errors">One sentence each, starting with the JSON path (<c>$.offers[3].items: ...</c>), in the order of the document.
/// After <see cref="PlanogramLimits.Errors"/> of them one last entry says how many more there are.</param>
public sealed record OfferReadResult(OfferList? Offers, ImmutableArray<string> Errors);
