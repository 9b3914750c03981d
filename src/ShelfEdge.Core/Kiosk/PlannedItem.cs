using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Kiosk;

/// <summary>A product that has at least one position.</summary>
/// <param name="Product">Its catalogue entry.</param>
/// <param name="Category">Number of its category; negative without one.</param>
/// <param name="Positions">Indices of its positions in the planogram.</param>
public sealed record PlannedItem(Product Product, int Category, ImmutableArray<int> Positions);
