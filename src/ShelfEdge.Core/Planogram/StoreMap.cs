using System.Collections.Immutable;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// The aisles of a store as a graph, so that what lies behind a shelf is as far as the walk around it. Immutable; safe to read
/// from any thread.
/// </summary>
/// <param name="Nodes">Places, each once.</param>
/// <param name="Edges">Ways between them; of several between the same two the shortest counts.</param>
/// <param name="Kiosks">Where the kiosks stand.</param>
public sealed record StoreMap(ImmutableArray<NodeId> Nodes, ImmutableArray<MapEdge> Edges, ImmutableArray<KioskPlace> Kiosks)
{
    /// <summary>Where a kiosk stands; <see langword="null"/> when the map does not say.</summary>
    public NodeId? PlaceOf(KioskId kiosk) => Kiosks.FirstOrDefault(place => place.Kiosk == kiosk)?.Node;

    /// <summary>
    /// Metres to walk from a place to every place that can be reached from it (Dijkstra 1959); a place that cannot is not there.
    /// </summary>
    public IReadOnlyDictionary<NodeId, double> WalkFrom(NodeId start)
    {
        ILookup<NodeId, (NodeId To, double Metres)> ways = Edges
            .SelectMany(edge => new[] { (edge.From, edge.To, edge.Metres), (From: edge.To, To: edge.From, edge.Metres) })
            .ToLookup(way => way.From, way => (way.To, way.Metres));
        var walked = new Dictionary<NodeId, double>();
        var ahead = new PriorityQueue<NodeId, double>();
        ahead.Enqueue(start, 0);
        while (ahead.TryDequeue(out NodeId node, out double metres))
        {
            if (!walked.TryAdd(node, metres))
            {
                continue;
            }

            foreach ((NodeId to, double length) in ways[node])
            {
                if (!walked.ContainsKey(to))
                {
                    ahead.Enqueue(to, metres + length);
                }
            }
        }

        return walked;
    }
}
