using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// What the boxes at one position tell beyond their number: how much of the width of its zone they cover and, where the planogram
/// knows depth, how many rows deep they stand. Medians over the last frames of evidence. Fixed in size; a frame allocates nothing.
/// One writer.
/// </summary>
internal sealed class FillWatch
{
    // A column of the zone: its width is known to half a percent.
    private const int Columns = 200;

    // Boxes beyond this many in one frame are not measured; what they cover counts.
    private const int MostHeights = 64;

    // Heights are kept in sixteenths of a pixel.
    private const int HeightUnits = 16;

    private readonly Box _zone;
    private readonly RowDepth? _depth;
    private readonly StockSmoother _covered;
    private readonly StockSmoother _heights;
    private readonly bool[] _isCovered = new bool[Columns];
    private readonly float[] _seen = new float[MostHeights];
    private int _seenCount;

    public FillWatch(Position position, Product? product, PlanogramCamera camera, EvidenceRules rules)
    {
        _zone = position.Zone.Bounds;
        _depth = RowDepth.Of(position, product, camera);
        _covered = new StockSmoother(rules.Window, rules.MinFrames);
        _heights = new StockSmoother(rules.Window, rules.MinFrames);
    }

    /// <summary>Share of the width of the zone before which products stand, 0 to 1; null before there is enough evidence.</summary>
    public double? Width => _covered.Believed is { } columns ? (double)columns / Columns : null;

    /// <summary>
    /// Height of a product of the foremost row, the tallest that has been believed, in pixels of the reference frame; null before
    /// any has been, and where depth is not known.
    /// </summary>
    public double? Front { get; private set; }

    /// <summary>Rows that are left, 1 to the planned depth; null when nothing stands there or depth is not known.</summary>
    public double? RowsDeep => _depth is not null && Front is { } front && _heights.Believed is { } height and > 0 && Width > 0
        ? _depth.RowsLeft(front, (double)height / HeightUnits)
        : null;

    /// <summary>A product of the frame, in pixels of the reference frame.</summary>
    public void Add(Box box)
    {
        var first = Math.Max(0, (int)MathF.Round((box.X1 - _zone.X1) * Columns / _zone.Width));
        var end = Math.Min(Columns, (int)MathF.Round((box.X2 - _zone.X1) * Columns / _zone.Width));
        if (first < end)
        {
            _isCovered.AsSpan(first, end - first).Fill(true);
        }

        if (_depth is not null && _seenCount < MostHeights)
        {
            _seen[_seenCount++] = box.Height;
        }
    }

    /// <summary>The frame that the products were of is evidence, and over.</summary>
    public void EndFrame()
    {
        _covered.Add(_isCovered.AsSpan().Count(true));
        Array.Clear(_isCovered);
        if (_seenCount > 0)
        {
            var heights = _seen.AsSpan(0, _seenCount);
            heights.Sort();
            _heights.Add((int)MathF.Round(heights[_seenCount / 2] * HeightUnits));
            _seenCount = 0;
            if (_heights.Believed is { } height)
            {
                Front = Math.Max(Front ?? 0, (double)height / HeightUnits);
            }
        }
    }

    /// <summary>
    /// The position was refilled: what stands there now is the foremost row, though something taller was once believed, such as two
    /// cartons in one box or another product.
    /// </summary>
    public void Refill()
    {
        if (_depth is not null && _heights.Believed is { } height and > 0)
        {
            Front = (double)height / HeightUnits;
        }
    }

    /// <summary>Forgets all evidence but the height of the foremost row.</summary>
    public void Clear()
    {
        _covered.Clear();
        _heights.Clear();
    }

    /// <summary>Goes on from what was known before a restart.</summary>
    public void Restore(double? front) => Front = _depth is null ? null : front;
}
