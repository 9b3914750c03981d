namespace ShelfEdge.Core.Planogram;

/// <summary>One piece of furniture that holds shelves: a gondola, a cooler, a promotion stand.</summary>
/// <param name="Id">Unique in the planogram.</param>
/// <param name="Name">What staff call it, 1 to 200 characters.</param>
public sealed record Fixture(FixtureId Id, string Name);
