namespace ShelfEdge.Core.Recommend;

/// <summary>The interactions of one user, or of one item: a view into an <see cref="InteractionMatrix"/>.</summary>
public readonly ref struct InteractionRow(ReadOnlySpan<int> indices, ReadOnlySpan<float> weights)
{
    /// <summary>Items of a user or users of an item, ascending, each once.</summary>
    public ReadOnlySpan<int> Indices { get; } = indices;

    /// <summary>One per index.</summary>
    public ReadOnlySpan<float> Weights { get; } = weights;
}
