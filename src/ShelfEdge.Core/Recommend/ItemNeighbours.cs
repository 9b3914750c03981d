using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// For each item the items most often taken by the same users, by the cosine of their columns. Simple, strong, and the baseline
/// that factors have to beat. Immutable; safe to read from any thread.
/// </summary>
public sealed class ItemNeighbours
{
    private readonly ScoredItem[][] _neighbours;

    /// <param name="neighbours">As <see cref="Of"/> gives them.</param>
    internal ItemNeighbours(ScoredItem[][] neighbours) => _neighbours = neighbours;

    /// <summary>Items.</summary>
    public int ItemCount => _neighbours.Length;

    /// <summary>Finds the neighbours of every item.</summary>
    /// <param name="interactions">Weights above zero.</param>
    /// <param name="count">Neighbours kept of an item, 1 to <see cref="RecommendLimits.Neighbours"/>.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static ItemNeighbours Find(InteractionMatrix interactions, int count, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RecommendLimits.Neighbours);
        float[] norms = new float[interactions.ItemCount];
        for (int item = 0; item < norms.Length; item++)
        {
            norms[item] = TensorPrimitives.Norm(interactions.Item(item).Weights);
        }

        var neighbours = new ScoredItem[interactions.ItemCount][];
        Parallel.For(
            0,
            interactions.ItemCount,
            parallel,
            () => (Products: new float[interactions.ItemCount], Best: new ScoredItem[count]),
            (item, _, buffers) =>
            {
                neighbours[item] = FindFor(item, interactions, norms, buffers.Products, buffers.Best);
                return buffers;
            },
            _ => { });
        return new ItemNeighbours(neighbours);
    }

    /// <summary>Nearest first; the score is the cosine, over 0 and up to 1. An item is not its own neighbour.</summary>
    public ReadOnlySpan<ScoredItem> Of(int item) => _neighbours[item];

    /// <summary>Writes the items that are nearest to a history, best first, and returns how many there are.</summary>
    /// <param name="history">Items, each once, with weights.</param>
    /// <param name="includeSeen">Whether items of the history may be among them.</param>
    /// <param name="best">Its length is how many items are wanted.</param>
    public int Recommend(InteractionRow history, bool includeSeen, Span<ScoredItem> best)
    {
        float[] weights = new float[ItemCount];
        for (int i = 0; i < history.Indices.Length; i++)
        {
            weights[history.Indices[i]] = history.Weights[i];
        }

        var top = new TopItems(best);
        for (int item = 0; item < ItemCount; item++)
        {
            float score = 0;
            foreach (ScoredItem neighbour in _neighbours[item])
            {
                score += neighbour.Score * weights[neighbour.Item];
            }

            if (score > 0 && (includeSeen || weights[item] == 0))
            {
                top.Offer(item, score);
            }
        }

        return top.Finish();
    }

    private static ScoredItem[] FindFor(
        int item, InteractionMatrix interactions, float[] norms, float[] products, ScoredItem[] best)
    {
        products.AsSpan().Clear();
        InteractionRow users = interactions.Item(item);
        for (int u = 0; u < users.Indices.Length; u++)
        {
            InteractionRow others = interactions.User(users.Indices[u]);
            for (int i = 0; i < others.Indices.Length; i++)
            {
                products[others.Indices[i]] += users.Weights[u] * others.Weights[i];
            }
        }

        var top = new TopItems(best);
        for (int other = 0; other < products.Length; other++)
        {
            if (products[other] > 0 && other != item)
            {
                top.Offer(other, products[other] / (norms[item] * norms[other]));
            }
        }

        return best.AsSpan(0, top.Finish()).ToArray();
    }
}
