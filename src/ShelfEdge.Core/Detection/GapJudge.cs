using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>How much a stretch is to be believed: the product of what raises doubt, each 0 to 1.</summary>
/// <param name="rules">The numbers.</param>
/// <param name="boxes">All products.</param>
internal sealed class GapJudge(GapRules rules, Box[] boxes)
{
    private const int Around = 6;

    // Shares of the confidence that are left, at least, for the sake of one doubt.
    private const double AtRowEnd = 0.7;
    private const double InShortRow = 0.7;
    private const double OnTopOfProducts = 0.5;

    private const double WidthPower = 0.8;
    private const double HeightPower = 0.5;
    private const float OnTop = 0.15f;

    // Samples from the top of a product to its bottom: pictures of any size are seen alike.
    private const float SamplesPerHeight = 60;

    private readonly Box[] _boxes = boxes;
    private readonly float _usualHeight = Median.Of(boxes.Select(box => box.Height));

    public float Confidence(in GapStretch stretch, Box box, in BgrPicture picture)
    {
        var width = Math.Min(1, box.Width / stretch.FacingWidth / rules.SureFacings);
        var height = Math.Min(1, box.Height / _usualHeight);
        return (float)(Math.Pow(width, WidthPower)
            * Math.Pow(height, HeightPower)
            * (stretch.IsAtEnd ? AtRowEnd : 1)
            * (stretch.RowLength < rules.SureRow ? InShortRow : 1)
            * (1 - ((1 - OnTopOfProducts) * ShareOnTop(stretch.Box)))
            * Math.Exp(-Edges(stretch, box, picture) / rules.EdgeScale));
    }

    // A stack that has become lower is no empty facing: the products under the stretch are of the same shelf, since the
    // edge of a shelf would lie between.
    private double ShareOnTop(Box stretch)
    {
        var covered = 0f;
        foreach (var box in _boxes)
        {
            if (MathF.Abs(box.Y1 - stretch.Y2) < OnTop * stretch.Height && box.Y2 > stretch.Y2)
            {
                covered += MathF.Max(0, MathF.Min(box.X2, stretch.X2) - MathF.Max(box.X1, stretch.X1));
            }
        }

        return Math.Min(1, covered / stretch.Width);
    }

    // Edges in the gap as a share of those on the nearest products.
    private double Edges(in GapStretch stretch, Box box, in BgrPicture picture)
    {
        var step = Math.Max(1, (int)MathF.Round(_usualHeight / SamplesPerHeight));
        var inside = new Box(
            box.X1 + (0.12f * box.Width), box.Y1 + (0.12f * box.Height), box.X2 - (0.12f * box.Width), box.Y2 - (0.1f * box.Height));
        var reach = (X: MathF.Max(box.Width, stretch.FacingWidth), Y: box.Height);
        var around = 0.0;
        var nearest = _boxes.OrderBy(other => Square((other.CenterX - box.CenterX) / reach.X) + Square((other.CenterY - box.CenterY) / reach.Y));
        foreach (var other in nearest.Take(Around))
        {
            around += picture.EdgesIn(other, step) / Math.Min(Around, _boxes.Length);
        }

        return picture.EdgesIn(inside, step) / Math.Max(1, around);
    }

    private static double Square(float value) => value * value;
}
