using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// How far it is from one kiosk to each position, on the map of the planogram. Made once a kiosk. Immutable; safe to read from any
/// thread.
/// </summary>
public sealed class WalkingDistances
{
    private readonly float[] _metres;

    /// <summary>Walks the map from a kiosk; without a map, or a kiosk on it, no distance is known.</summary>
    public WalkingDistances(Planogram.Planogram planogram, KioskId kiosk)
    {
        _metres = new float[planogram.Positions.Length];
        Array.Fill(_metres, float.PositiveInfinity);
        if (planogram.Map?.PlaceOf(kiosk) is not { } place)
        {
            return;
        }

        IReadOnlyDictionary<NodeId, double> walk = planogram.Map.WalkFrom(place);
        ImmutableDictionary<ShelfId, NodeId?> shelves = planogram.Shelves.ToImmutableDictionary(shelf => shelf.Id, shelf => shelf.Node);
        for (int position = 0; position < _metres.Length; position++)
        {
            Position planned = planogram.Positions[position];
            if ((planned.Node ?? shelves.GetValueOrDefault(planned.Shelf)) is { } node && walk.TryGetValue(node, out double metres))
            {
                _metres[position] = (float)metres;
            }
        }
    }

    /// <summary>Metres to walk to a position; infinite when it is not known.</summary>
    public float To(int position) => _metres[position];
}
