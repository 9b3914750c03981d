using System.Numerics;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Api;

/// <summary>Draws the zone of each position over a frame, coloured by its state.</summary>
internal sealed class ZoneOverlay(Planogram planogram, StockLedger ledger)
{
    private static readonly PaintColour Full = new(40, 160, 255);
    private static readonly PaintColour Low = new(255, 190, 0);
    private static readonly PaintColour Empty = new(255, 60, 60);
    private static readonly PaintColour Unknown = new(150, 150, 150);

    /// <param name="painter">Holds a picture of <paramref name="camera"/>.</param>
    /// <param name="camera">Whose zones to draw.</param>
    /// <param name="shift">By how much the view has moved in it.</param>
    public void Draw(FramePainter painter, CameraId camera, ViewShift shift)
    {
        if (planogram.Cameras.FirstOrDefault(planned => planned.Id == camera) is not { } reference)
        {
            return;
        }

        // Zones are drawn on the reference frame, which may have another size.
        var scale = new Vector2(
            (float)painter.WidthPixels / reference.WidthPixels, (float)painter.HeightPixels / reference.HeightPixels);
        var moved = new Vector2(shift.X * painter.WidthPixels, shift.Y * painter.HeightPixels);
        foreach (var (position, stock) in planogram.Positions.Zip(ledger.Snapshot.Positions))
        {
            if (position.Camera == camera)
            {
                var corners = position.Zone.Points.Select(point => (point * scale) + moved).ToArray();
                painter.DrawPolygon(corners, $"{position.Id} {stock.Believed?.ToString() ?? "?"}/{stock.Capacity}", Colour(stock.State));
            }
        }
    }

    private static PaintColour Colour(PositionState state) => state switch
    {
        PositionState.Full => Full,
        PositionState.Low => Low,
        PositionState.Empty => Empty,
        _ => Unknown,
    };
}
