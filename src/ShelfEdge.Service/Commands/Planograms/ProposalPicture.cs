using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Draws proposed positions over the picture, each shelf in a colour of its own, with their places and facings.</summary>
internal static class ProposalPicture
{
    private static readonly PaintColour[] Colours =
        [new(255, 60, 60), new(60, 160, 255), new(255, 190, 0), new(64, 220, 80), new(240, 80, 200), new(80, 230, 230)];

    /// <returns>JPEG bytes.</returns>
    public static byte[] Draw(Frame frame, Planogram proposal)
    {
        using var painter = new FramePainter();
        painter.Begin(frame);
        var shelves = proposal.Shelves.Select(shelf => shelf.Id).ToList();
        foreach (var position in proposal.Positions)
        {
            var place = position.Id.Value[(position.Id.Value.LastIndexOf('-') + 1)..];
            painter.DrawPolygon(
                [.. position.Zone.Points], $"{place}: {position.Capacity}", Colours[shelves.IndexOf(position.Shelf) % Colours.Length]);
        }

        return painter.ToJpeg();
    }
}
