using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Api;

/// <summary>What is believed to stand on the shelves.</summary>
internal static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/stock", Stock).WithTags("stock").WithSummary("Believed stock of every position.");
    }

    private static Ok<StockList> Stock(StockLedger ledger, Planogram planogram)
    {
        var snapshot = ledger.Snapshot;
        var shelves = planogram.Positions.ToDictionary(position => position.Id, position => position.Shelf);
        return TypedResults.Ok(new StockList(
            snapshot.At,
            [.. snapshot.Positions.Select(stock => StockAnswer.From(stock, shelves[stock.Position]))]));
    }
}

/// <summary>All positions, in the order of the planogram.</summary>
/// <param name="At">Time of the newest evidence.</param>
/// <param name="Positions">Believed stock.</param>
internal sealed record StockList(DateTimeOffset At, IReadOnlyList<StockAnswer> Positions);

/// <summary>Believed stock of one position.</summary>
/// <param name="Position">Planogram position.</param>
/// <param name="Shelf">The shelf it is on.</param>
/// <param name="Sku">What should stand there.</param>
/// <param name="Camera">The camera that sees it.</param>
/// <param name="Believed">Believed facings; absent while nothing is believed.</param>
/// <param name="Capacity">Facings when full.</param>
/// <param name="LowThreshold">At or under this many facings it is low.</param>
/// <param name="FillLevel">Believed over capacity, 0 to 1.</param>
/// <param name="State"><c>full</c>, <c>low</c>, <c>empty</c> or <c>unknown</c>.</param>
/// <param name="Since">When the state was entered.</param>
/// <param name="LastEvidence">Capture time of the newest frame that counted.</param>
/// <param name="Reason">Why the state is unknown.</param>
/// <param name="CriticalThreshold">At or under this many facings a low position is critical; 0: none is before it is empty.</param>
/// <param name="IsCritical">Empty, or low at or under the critical threshold.</param>
/// <param name="CoveredWidth">Share of the width of the zone before which products stand, 0 to 1.</param>
/// <param name="RowsDeep">Rows estimated to stand behind each other; absent where the planogram does not know depth.</param>
/// <param name="EstimatedPieces">Believed facings times rows.</param>
/// <param name="Identity">What was seen to stand there; absent without a recognizer and before the first look.</param>
internal sealed record StockAnswer(
    string Position,
    string Shelf,
    string Sku,
    string Camera,
    int? Believed,
    int Capacity,
    int LowThreshold,
    double? FillLevel,
    PositionState State,
    DateTimeOffset Since,
    DateTimeOffset? LastEvidence,
    string? Reason,
    int CriticalThreshold,
    bool IsCritical,
    double? CoveredWidth,
    double? RowsDeep,
    int? EstimatedPieces,
    IdentityAnswer? Identity)
{
    public static StockAnswer From(PositionStock stock, ShelfId shelf) =>
        new(
            stock.Position.Value, shelf.Value, stock.Sku.Value, stock.Camera.Value, stock.Believed, stock.Capacity,
            stock.LowThreshold, stock.FillLevel, stock.State, stock.Since, stock.LastEvidence, stock.Reason,
            stock.CriticalThreshold, stock.IsCritical, stock.CoveredWidth, stock.RowsDeep is { } rows ? Math.Round(rows, 1) : null,
            stock.EstimatedPieces, stock.Identity is { } identity ? IdentityAnswer.From(identity) : null);
}

/// <summary>What was seen to stand at a position, whatever is planned there.</summary>
/// <param name="Verdict"><c>sku</c>, <c>unknown</c> or <c>undecided</c>.</param>
/// <param name="Sku">With <c>sku</c>: which.</param>
/// <param name="Score">Mean score of the looks that agree; absent while undecided.</param>
/// <param name="At">Capture time of the newest look.</param>
internal sealed record IdentityAnswer(IdentityVerdict Verdict, string? Sku, float? Score, DateTimeOffset At)
{
    public static IdentityAnswer From(PositionIdentity identity) =>
        new(identity.Verdict, identity.Sku?.Value, identity.Score, identity.At);
}
