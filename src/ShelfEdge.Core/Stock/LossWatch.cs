using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Finds sudden losses: facings that vanish from neighbouring positions at once, or more of them from one position than a
/// shopper takes. That is what something standing before the shelf looks like to a detector. Sizes are fixed. One writer.
/// </summary>
internal sealed class LossWatch
{
    private const int History = 3;

    // Zones closer than this share of the height of the frame are neighbours: it bridges a price rail.
    private const float NeighbourGap = 0.1f;

    private readonly int[][] _neighbours;
    private readonly int _maxLossAtOnce;
    private readonly int[] _recent;
    private readonly int[] _lossNow;
    private readonly int[] _lossOfMost;
    private int _frames;

    public LossWatch(IReadOnlyList<Polygon> zones, int frameHeightPixels, int maxLossAtOnce)
    {
        _neighbours = [.. zones.Select((_, i) => FindNeighbours(zones, i, NeighbourGap * frameHeightPixels))];
        _maxLossAtOnce = maxLossAtOnce;
        _recent = new int[zones.Count * History];
        _lossNow = new int[zones.Count];
        _lossOfMost = new int[zones.Count];
    }

    /// <summary>Takes the counts of the next frame and what was expected to be seen, negative where nothing is.</summary>
    public void Update(ReadOnlySpan<int> counts, ReadOnlySpan<int> expected)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var recent = _recent.AsSpan(i * History, History);
            if (_frames == 0)
            {
                recent.Fill(counts[i]);
            }

            recent[_frames % History] = counts[i];
            _lossNow[i] = Math.Max(0, expected[i] - counts[i]);
            _lossOfMost[i] = Math.Max(0, expected[i] - Median(recent[0], recent[1], recent[2]));
        }

        // Only the remainder matters; starting again at 1 keeps it from growing.
        _frames = _frames == History ? 1 : _frames + 1;
    }

    /// <summary>Frames stopped coming: earlier counts say nothing of the next ones.</summary>
    public void Interrupt() => _frames = 0;

    /// <summary>This frame shows less than was expected.</summary>
    public bool IsShort(int position) => _lossNow[position] > 0;

    /// <summary>Positions whose zones are next to that of this one.</summary>
    public ReadOnlySpan<int> NeighboursOf(int position) => _neighbours[position];

    /// <summary>This frame shows a sudden loss.</summary>
    public bool IsSudden(int position) => IsSudden(position, _lossNow);

    /// <summary>Most of the last three frames show a sudden loss: it is no flicker of the detector.</summary>
    public bool IsLasting(int position) => IsSudden(position, _lossOfMost);

    /// <summary>Most of the last three frames show all that was expected.</summary>
    public bool HasRecovered(int position) => _lossOfMost[position] == 0;

    private bool IsSudden(int position, int[] losses)
    {
        if (losses[position] > _maxLossAtOnce)
        {
            return true;
        }

        if (losses[position] == 0)
        {
            return false;
        }

        foreach (var neighbour in _neighbours[position])
        {
            if (losses[neighbour] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] FindNeighbours(IReadOnlyList<Polygon> zones, int index, float gap)
    {
        var own = zones[index].Bounds;
        var near = new Box(own.X1 - gap, own.Y1 - gap, own.X2 + gap, own.Y2 + gap);
        return [.. Enumerable.Range(0, zones.Count).Where(i => i != index && near.Intersect(zones[i].Bounds).Area > 0)];
    }

    private static int Median(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
