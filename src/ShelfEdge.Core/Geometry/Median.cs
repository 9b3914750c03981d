namespace ShelfEdge.Core.Geometry;

/// <summary>The middle of measured values, which a few that are far off do not move.</summary>
internal static class Median
{
    /// <summary>The value with as many below as above; of an even number the upper of the two in the middle.</summary>
    /// <param name="values">At least one; stays as it is.</param>
    public static T Of<T>(IEnumerable<T> values)
    {
        T[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
