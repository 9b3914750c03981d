using System.Globalization;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>
/// The service knew single facings, a position here has several: each becomes a cell of the zone's bounds. The cells of <c>a1</c>
/// are <c>a1.1</c>, <c>a1.2</c> and so on, row by row from the upper left; a single one is <c>a1</c>.
/// </summary>
internal static class AzureCells
{
    /// <summary>The cells of a position, in pixels of the reference frame.</summary>
    public static IReadOnlyList<(string Id, Box Box)> Of(Position position)
    {
        var layout = position.Facings ?? new FacingLayout(position.Capacity);
        var bounds = position.Zone.Bounds;
        var (width, height) = (bounds.Width / layout.Wide, bounds.Height / layout.High);
        var cells = new (string, Box)[layout.Visible];
        for (var i = 0; i < cells.Length; i++)
        {
            var (x, y) = (bounds.X1 + (i % layout.Wide * width), bounds.Y1 + (i / layout.Wide * height));
            cells[i] = (cells.Length == 1 ? position.Id.Value : Number(position.Id.Value, i), new Box(x, y, x + width, y + height));
        }

        return cells;
    }

    /// <summary>The id of a cell.</summary>
    public static string Number(string position, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{position}.{index + 1}");
}
