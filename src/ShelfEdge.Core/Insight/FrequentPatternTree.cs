using System.Runtime.InteropServices;

namespace ShelfEdge.Core.Insight;

/// <summary>
/// Baskets that begin alike share a path (FP-tree: Han, Pei, Yin 2000). Items are ranks: 0 is the most frequent, and a path
/// goes from frequent to rare. Node 0 is the root.
/// </summary>
internal sealed class FrequentPatternTree
{
    private const int Root = 0;

    private readonly List<(int Parent, int Rank, int Count, int NextOfRank)> _nodes = [(-1, -1, 0, -1)];
    private readonly Dictionary<(int Parent, int Rank), int> _children = [];
    private readonly int[] _firstOfRank;
    private readonly int[] _counts;

    public FrequentPatternTree(int ranks)
    {
        _firstOfRank = new int[ranks];
        _counts = new int[ranks];
        Array.Fill(_firstOfRank, -1);
    }

    /// <summary>Baskets that hold each rank.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <param name="ranks">Ascending, each once.</param>
    /// <param name="baskets">That look like this.</param>
    public void Add(ReadOnlySpan<int> ranks, int baskets)
    {
        var node = Root;
        foreach (var rank in ranks)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_children, (node, rank), out var exists);
            if (!exists)
            {
                child = _nodes.Count;
                _nodes.Add((node, rank, 0, _firstOfRank[rank]));
                _firstOfRank[rank] = child;
            }

            node = child;
            CollectionsMarshal.AsSpan(_nodes)[node].Count += baskets;
            _counts[rank] += baskets;
        }
    }

    /// <summary>What stands before <paramref name="rank"/> in its baskets, only ranks that stay frequent there.</summary>
    public FrequentPatternTree Before(int rank, int leastBaskets)
    {
        var counts = new int[rank];
        Walk(rank, (path, baskets) =>
        {
            foreach (var above in path)
            {
                counts[above] += baskets;
            }
        });
        var tree = new FrequentPatternTree(rank);
        var kept = new List<int>(rank);
        Walk(rank, (path, baskets) =>
        {
            kept.Clear();
            kept.AddRange(path.Where(above => counts[above] >= leastBaskets));
            tree.Add(CollectionsMarshal.AsSpan(kept), baskets);
        });
        return tree;
    }

    private void Walk(int rank, Action<List<int>, int> take)
    {
        var path = new List<int>();
        for (var node = _firstOfRank[rank]; node >= 0; node = _nodes[node].NextOfRank)
        {
            path.Clear();
            for (var above = _nodes[node].Parent; above != Root; above = _nodes[above].Parent)
            {
                path.Add(_nodes[above].Rank);
            }

            path.Reverse();
            take(path, _nodes[node].Count);
        }
    }
}
