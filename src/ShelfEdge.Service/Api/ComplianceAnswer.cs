using ShelfEdge.Core.Compliance;

namespace ShelfEdge.Service.Api;

/// <summary>How shelves compare with the planogram.</summary>
/// <param name="At">Time of the newest evidence, or of the picture.</param>
/// <param name="Rate">Share of positions that are right among those that are known, 0 to 1; absent when none is known.</param>
/// <param name="Positions">In the order of the planogram.</param>
/// <param name="Strays">Products at no position.</param>
/// <param name="Shares">Who takes how much of the shelf.</param>
internal sealed record ComplianceAnswer(
    DateTimeOffset At,
    double? Rate,
    IReadOnlyList<PositionComplianceAnswer> Positions,
    IReadOnlyList<StrayAnswer> Strays,
    SharesAnswer Shares)
{
    public static ComplianceAnswer From(ComplianceReport report) => new(
        report.At,
        report.Rate,
        [.. report.Positions.Select(PositionComplianceAnswer.From)],
        [.. report.Strays.Select(StrayAnswer.From)],
        new SharesAnswer(
            report.Unit, [.. report.Categories.Select(ShareAnswer.From)], [.. report.Brands.Select(ShareAnswer.From)]));
}

/// <summary>One position.</summary>
/// <param name="Position">Planogram position.</param>
/// <param name="Shelf">The shelf it is on.</param>
/// <param name="Sku">What should stand there.</param>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="State"><c>right</c>, <c>wrongSku</c>, <c>missing</c>, <c>extra</c>, <c>facingsShort</c> or <c>unknown</c>.</param>
/// <param name="Facings">Facings of the planned SKU; absent while unknown.</param>
/// <param name="Capacity">Facings when full.</param>
/// <param name="WrongFacings">Facings that show another SKU.</param>
/// <param name="WrongSku">The SKU that most of those show.</param>
/// <param name="Reason">Why it is unknown.</param>
internal sealed record PositionComplianceAnswer(
    string Position,
    string Shelf,
    string Sku,
    string Camera,
    ComplianceState State,
    int? Facings,
    int Capacity,
    int WrongFacings,
    string? WrongSku,
    string? Reason)
{
    public static PositionComplianceAnswer From(PositionCompliance judged)
    {
        var position = judged.Position;
        return new(
            position.Id.Value, position.Shelf.Value, position.Sku.Value, position.Camera.Value, judged.State, judged.Facings,
            position.Capacity, judged.WrongFacings, judged.WrongSku?.Value, judged.Reason);
    }
}

/// <summary>A product at no position.</summary>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="Bbox">Left, top, width and height in pixels of the frame.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Sku">What it is, if that was recognized.</param>
internal sealed record StrayAnswer(string Camera, float[] Bbox, float Score, string? Sku)
{
    public static StrayAnswer From(StrayProduct stray) => new(
        stray.Camera.Value, [stray.Box.X1, stray.Box.Y1, stray.Box.Width, stray.Box.Height], stray.Score, stray.Sku?.Value);
}

/// <summary>Who takes how much of the shelf.</summary>
/// <param name="Unit"><c>millimetres</c>, or <c>pixels</c> where the planogram has too few sizes of products.</param>
/// <param name="Categories">By falling share.</param>
/// <param name="Brands">By falling share.</param>
internal sealed record SharesAnswer(WidthUnit Unit, IReadOnlyList<ShareAnswer> Categories, IReadOnlyList<ShareAnswer> Brands);

/// <summary>One category or brand.</summary>
/// <param name="Name">Absent for the products of which the planogram says none.</param>
/// <param name="Width">Covered width.</param>
/// <param name="Share">Of all that is covered, 0 to 1.</param>
internal sealed record ShareAnswer(string? Name, double Width, double Share)
{
    public static ShareAnswer From(ShelfShare share) => new(share.Name, share.Width, share.Share);
}
