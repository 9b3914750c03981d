using System.Collections.Concurrent;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// Everything learnt that is in use, as one: a request takes it once, so that a swap cannot change it under its hands.
/// </summary>
internal sealed class KioskState(KioskModel model, RankingRules ranking, SegmentModel? segments, AssociationRules? rules, string? version)
{
    // Rankers that wait for the next request; more at once are made and given up.
    private const int MostIdle = 16;

    private readonly ConcurrentBag<ShelfRanker> _idle = [];

    public KioskModel Model => model;

    public SegmentModel? Segments => segments;

    public AssociationRules? Rules => rules;

    /// <summary>Twelve digits of the hash of the factors file; <see langword="null"/> before there is one.</summary>
    public string? Version => version;

    public ShelfRanker Rent() => _idle.TryTake(out var ranker) ? ranker : new ShelfRanker(model, ranking);

    public void Return(ShelfRanker ranker)
    {
        if (_idle.Count < MostIdle)
        {
            _idle.Add(ranker);
        }
    }
}
