namespace ShelfEdge.Core.Segment;

/// <summary>One basket of a shopper.</summary>
/// <param name="Time">When it was paid.</param>
/// <param name="Amount">What it cost, at least 0.</param>
public readonly record struct Visit(DateTimeOffset Time, double Amount);
