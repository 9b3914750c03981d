using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Sight;

/// <summary>Finds the zones over which glare lies: white now, and neither white nor flat when the view was learnt.</summary>
internal sealed class GlareWatch
{
    // White, brighter than learnt by so many levels, and with less contrast.
    private const float WhiteMean = 225;
    private const float Brighter = 25;
    private const float ZoneShare = 0.12f;

    private readonly int[][] _cells;

    public GlareWatch(PlanogramCamera camera, IReadOnlyList<Polygon> zones) =>
        _cells = [.. zones.Select(zone => ViewCells.On(camera, [zone]))];

    /// <summary>Indexes of the zones; allocates only when there are any.</summary>
    public ImmutableArray<int> Find(ReadOnlySpan<byte> grey, ViewReference reference)
    {
        ImmutableArray<int>.Builder? found = null;
        for (var zone = 0; zone < _cells.Length; zone++)
        {
            var white = 0;
            foreach (var at in _cells[zone])
            {
                var (mean, deviation) = BlockCorrelation.Spread(ViewCells.Side, grey, at, SightSample.Width);
                if (mean >= WhiteMean)
                {
                    var (learnt, structure) = BlockCorrelation.Spread(ViewCells.Side, reference.Grey, at, SightSample.Width);
                    white += mean >= learnt + Brighter && deviation < Math.Max(structure, 4) ? 1 : 0;
                }
            }

            if (white > ZoneShare * _cells[zone].Length)
            {
                (found ??= ImmutableArray.CreateBuilder<int>()).Add(zone);
            }
        }

        return found?.ToImmutable() ?? [];
    }
}
