using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>One position of the drawing, or several of one product that became one.</summary>
/// <param name="Ids">Ids in the drawing, row by row from the upper left.</param>
/// <param name="Product">Its product.</param>
/// <param name="Fixture">The fixture it is on.</param>
/// <param name="Box">In units of the drawing.</param>
/// <param name="Wide">Facings side by side.</param>
/// <param name="High">Facings on top of each other.</param>
internal sealed record AzurePlace(string[] Ids, string Product, string Fixture, Box Box, int Wide, int High)
{
    // How far neighbours may stand apart or be out of line, in facings.
    private const float Slack = 0.5f;

    /// <summary>
    /// The id of the position: the first of the drawing's, or what is before <c>.1</c> when the ids are numbered as an export
    /// numbers them.
    /// </summary>
    public string Id
    {
        get
        {
            var stem = Ids.Length > 1 && Ids[0].EndsWith(".1", StringComparison.Ordinal) ? Ids[0][..^2] : "";
            return stem.Length > 0 && Ids.Select((id, index) => id == AzureCells.Number(stem, index)).All(isNumbered => isNumbered)
                ? stem
                : Ids[0];
        }
    }

    /// <summary>Puts neighbours of one product together: first those in a line, then lines of like length on top of each other.</summary>
    public static List<AzurePlace> Group(IEnumerable<AzurePlace> places)
    {
        var groups = new List<AzurePlace>();
        foreach (var place in places.OrderBy(place => place.Box.Y1).ThenBy(place => place.Box.X1))
        {
            Join(groups, place, static (left, right) => left.High == right.High && left.IsLeftOf(right)
                ? left with { Ids = [.. left.Ids, .. right.Ids], Box = Around(left, right), Wide = left.Wide + right.Wide }
                : null);
        }

        var stacks = new List<AzurePlace>();
        foreach (var line in groups)
        {
            Join(stacks, line, static (upper, lower) => upper.Wide == lower.Wide && upper.IsAbove(lower)
                ? upper with { Ids = [.. upper.Ids, .. lower.Ids], Box = Around(upper, lower), High = upper.High + lower.High }
                : null);
        }

        return stacks;
    }

    private static void Join(List<AzurePlace> groups, AzurePlace place, Func<AzurePlace, AzurePlace, AzurePlace?> join)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].Product == place.Product && groups[i].Fixture == place.Fixture
                && groups[i].IsNumberedWith(place) && join(groups[i], place) is { } joined
                && joined.Wide * joined.High <= PlanogramLimits.Capacity)
            {
                groups[i] = joined;
                return;
            }
        }

        groups.Add(place);
    }

    private static Box Around(AzurePlace one, AzurePlace other) => new(
        MathF.Min(one.Box.X1, other.Box.X1), MathF.Min(one.Box.Y1, other.Box.Y1),
        MathF.Max(one.Box.X2, other.Box.X2), MathF.Max(one.Box.Y2, other.Box.Y2));

    // What an export numbered as facings of two positions stays two, even where they have one product.
    private bool IsNumberedWith(AzurePlace other) =>
        StemOf(Ids[0]) is not { } stem || StemOf(other.Ids[0]) is not { } otherStem || stem == otherStem;

    private static string? StemOf(string id)
    {
        var dot = id.LastIndexOf('.');
        return dot > 0 && dot < id.Length - 1 && id.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? id[..dot] : null;
    }

    private bool IsLeftOf(AzurePlace right) =>
        MathF.Abs(right.Box.X1 - Box.X2) < Slack * right.Box.Width && MathF.Abs(right.Box.Y1 - Box.Y1) < Slack * right.Box.Height;

    private bool IsAbove(AzurePlace lower) =>
        MathF.Abs(lower.Box.Y1 - Box.Y2) < Slack * lower.Box.Height
        && MathF.Abs(lower.Box.X1 - Box.X1) < Slack * lower.Box.Width / lower.Wide;
}
