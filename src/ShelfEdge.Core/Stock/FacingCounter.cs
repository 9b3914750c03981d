using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Assigns the detections of one camera to its positions: each detection to at most one, so that a product hanging over
/// two zones counts once, and of boxes that show the same product one. The order of the detections does not matter. Allocates nothing; safe for concurrent calls.
/// </summary>
internal sealed class FacingCounter
{
    /// <summary>A detection that no position takes.</summary>
    public const int Unassigned = -1;

    /// <summary>A detection of a product that another one of the same position shows already.</summary>
    public const int Repeated = -2;

    private readonly PlanogramCamera _camera;
    private readonly Polygon[] _zones;
    private readonly Box[] _bounds;
    private readonly CountingRules _rules;

    public FacingCounter(PlanogramCamera camera, IEnumerable<Polygon> zones, CountingRules rules)
    {
        _camera = camera;
        _zones = [.. zones];
        _bounds = [.. _zones.Select(zone => zone.Bounds)];
        _rules = rules;
    }

    /// <summary>True when a frame of this size shows what the reference frame shows, larger or smaller.</summary>
    public bool HasShape(int widthPixels, int heightPixels)
    {
        // Encoders round sizes to multiples of 16: 1920 x 1088 is 1920 x 1080.
        var ratio = (double)widthPixels * _camera.HeightPixels / ((double)heightPixels * _camera.WidthPixels);
        return widthPixels > 0 && heightPixels > 0 && ratio is > 0.98 and < 1.02;
    }

    /// <summary>A box of the frame in pixels of the reference frame; what the camera was pushed by is made good.</summary>
    public Box ToReference(FrameDetections frame, Box box)
    {
        var x = (float)_camera.WidthPixels / frame.WidthPixels;
        var y = (float)_camera.HeightPixels / frame.HeightPixels;
        var shift = frame.Sight?.Shift ?? default;
        var (right, down) = (shift.X * _camera.WidthPixels, shift.Y * _camera.HeightPixels);
        return new Box((box.X1 * x) - right, (box.Y1 * y) - down, (box.X2 * x) - right, (box.Y2 * y) - down);
    }

    /// <summary>Counts facings per position.</summary>
    /// <param name="frame">Its first <paramref name="owners"/>.Length detections count.</param>
    /// <param name="facings">Receives the count by position.</param>
    /// <param name="owners">Receives the position by detection, or <see cref="Unassigned"/>, or <see cref="Repeated"/>.</param>
    public void Count(FrameDetections frame, Span<int> facings, Span<int> owners)
    {
        facings.Clear();
        var detections = frame.Detections.AsSpan()[..Math.Min(owners.Length, frame.Detections.Length)];
        for (var i = 0; i < detections.Length; i++)
        {
            owners[i] = _rules.IsProduct(detections[i].ClassIndex)
                ? FindOwner(ToReference(frame, detections[i].Box))
                : Unassigned;
        }

        RepeatedBoxes.Mark(detections, owners, Repeated);
        foreach (var owner in owners)
        {
            if (owner >= 0)
            {
                facings[owner]++;
            }
        }
    }

    /// <summary>
    /// The zone that holds most of the box; of equal ones that which holds its middle, then the first in the planogram.
    /// </summary>
    private int FindOwner(Box box)
    {
        var owner = Unassigned;
        var best = 0.0;
        var bestHasMiddle = false;
        if (!(box.Area > 0))
        {
            return owner;
        }

        for (var i = 0; i < _bounds.Length; i++)
        {
            ref readonly var bounds = ref _bounds[i];
            if (box.X1 >= bounds.X2 || box.X2 <= bounds.X1 || box.Y1 >= bounds.Y2 || box.Y2 <= bounds.Y1)
            {
                continue;
            }

            var share = _zones[i].IntersectionArea(box) / box.Area;
            var hasMiddle = _zones[i].Contains(box.CenterX, box.CenterY);
            if ((share >= _rules.MinShare || hasMiddle) && (share > best || (share == best && hasMiddle && !bestHasMiddle)))
            {
                (owner, best, bestHasMiddle) = (i, share, hasMiddle);
            }
        }

        return owner;
    }
}
