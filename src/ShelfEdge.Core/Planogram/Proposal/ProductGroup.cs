using System.Numerics;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Proposal;

/// <summary>Neighbours of one kind in a row, and the place that is theirs.</summary>
internal sealed class ProductGroup
{
    // Room around the boxes, in scatters of their edges.
    private const double Margin = 2;

    /// <param name="row">The row they stand in.</param>
    /// <param name="members">Indices of their boxes from left to right.</param>
    /// <param name="sku">What they are, if that was recognized.</param>
    /// <param name="boxes">All boxes.</param>
    public ProductGroup(ProductRow row, int[] members, Sku? sku, Box[] boxes)
    {
        (Row, Members, Sku) = (row, members, sku);
        Left = members.Min(member => boxes[member].X1);
        Right = members.Max(member => boxes[member].X2);
        FacingWidth = Median.Of(members.Select(member => (double)boxes[member].Width));
        FacingHeight = Median.Of(members.Select(member => (double)boxes[member].Height));
        Height = members.Max(member => row.Line.At(boxes[member].CenterX) - boxes[member].Y1);
    }

    public ProductRow Row { get; }

    public int[] Members { get; }

    public Sku? Sku { get; }

    /// <summary>Left end, in pixels.</summary>
    public double Left { get; set; }

    /// <summary>Right end, in pixels.</summary>
    public double Right { get; set; }

    /// <summary>From the line up to the top of the tallest, in pixels.</summary>
    public double Height { get; set; }

    /// <summary>Width of one facing, in pixels.</summary>
    public double FacingWidth { get; }

    /// <summary>Height of one facing, in pixels.</summary>
    public double FacingHeight { get; }

    /// <summary>Facings on top of each other.</summary>
    public int High { get; private set; } = 1;

    /// <summary>Facings side by side, with those that are missing between or beside the others.</summary>
    public int Wide => Math.Clamp(
        Math.Max((int)Math.Round((Right - Left) / FacingWidth), 1), 1, Math.Max(1, PlanogramLimits.Capacity / High));

    /// <summary>Takes in a group that stands on this one.</summary>
    public void Stack(ProductGroup upper)
    {
        High++;
        Left = Math.Min(Left, upper.Left);
        Right = Math.Max(Right, upper.Right);
        var middle = (upper.Left + upper.Right) / 2;
        Height = Row.Line.At(middle) - upper.Row.Line.At(middle) + upper.Height;
    }

    /// <summary>The outline along the shelf, inside the frame.</summary>
    /// <returns><see langword="null"/> when nothing of it lies in the frame.</returns>
    public Polygon? Outline(PlanogramCamera camera)
    {
        var room = Margin * Row.Line.Spread;
        var (left, right) = (Math.Clamp(Left, 0, camera.WidthPixels), Math.Clamp(Right, 0, camera.WidthPixels));
        Vector2[] corners =
        [
            Corner(left, -Height - room), Corner(right, -Height - room), Corner(right, room), Corner(left, room),
        ];
        if (Polygon.FindFlaw(corners) is not null)
        {
            return null;
        }

        var outline = new Polygon([.. corners]);
        return outline.Area >= PlanogramLimits.MinZoneArea ? outline : null;

        // Tenths of a pixel are more than a technician can draw.
        Vector2 Corner(double x, double below) => new(
            (float)Math.Round(x, 1), (float)Math.Round(Math.Clamp(Row.Line.At(x) + below, 0, camera.HeightPixels), 1));
    }
}
