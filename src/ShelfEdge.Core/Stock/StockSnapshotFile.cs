using System.Text.Json;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Stores a snapshot as UTF-8 JSON, so that believed facings and the ids of open alerts outlive the process. The shape is
/// private to the box and has a version.
/// </summary>
public static class StockSnapshotFile
{
    /// <summary>Version of the document that is read and written.</summary>
    public const int Schema = 1;

    /// <summary>Most bytes that are read; a snapshot of the largest planogram has fewer.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    // More than any camera can show at once; a larger number is damage.
    private const int MostFacings = 10_000;
    private const int LongestReason = 1_000;

    // Taller than any frame.
    private const double MostPixels = 100_000;

    /// <summary>Writes a snapshot.</summary>
    public static byte[] Write(StockSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(
        new StockSnapshotDocument(
            Schema,
            snapshot.At,
            [.. snapshot.Positions.Select(ToDocument)],
            [.. snapshot.OpenAlerts.Select(ToDocument)]),
        StockSnapshotJsonContext.Default.StockSnapshotDocument);

    /// <summary>Reads a snapshot. Damage of any kind is reported, not thrown, so that the box can start without it.</summary>
    public static StockSnapshotReadResult Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Refuse($"it has more than {MaxBytes} bytes");
        }

        try
        {
            var document = JsonSerializer.Deserialize(utf8, StockSnapshotJsonContext.Default.StockSnapshotDocument);
            return document is null ? Refuse("it is null")
                : FindFault(document) is { } fault ? Refuse(fault)
                : new StockSnapshotReadResult(FromDocument(document), null);
        }
        catch (JsonException exception)
        {
            return Refuse(exception.Message);
        }
    }

    private static StockSnapshotReadResult Refuse(string fault) => new(null, $"The stored stock cannot be used: {fault}");

    private static string? FindFault(StockSnapshotDocument document)
    {
        if (document.Schema != Schema)
        {
            return $"its schema is {document.Schema}, not {Schema}";
        }

        if (document.Positions.IsDefault || document.Alerts.IsDefault)
        {
            return "positions or alerts are missing";
        }

        if (document.Positions.Length > PlanogramLimits.Positions || document.Alerts.Length > PlanogramLimits.Positions)
        {
            return $"it has more than {PlanogramLimits.Positions} positions or alerts";
        }

        if (!document.Positions.All(IsSound) || !document.Alerts.All(IsSound))
        {
            return "a position or an alert has a value out of range";
        }

        return document.Positions.DistinctBy(entry => entry!.Id).Count() < document.Positions.Length
            || document.Alerts.DistinctBy(entry => entry!.Position).Count() < document.Alerts.Length
            || document.Alerts.DistinctBy(entry => entry!.Id).Count() < document.Alerts.Length
                ? "a position or an alert is there twice"
                : null;
    }

    private static bool IsSound(StockSnapshotDocument.Position? position) =>
        position is not null && Identifier.IsValid(position.Id) && Identifier.IsValid(position.Sku) && Identifier.IsValid(position.Camera)
        && position.Believed is null or (>= 0 and <= MostFacings)
        && position.Capacity is >= 1 and <= PlanogramLimits.Capacity
        && position.Low >= 0 && position.Low < position.Capacity
        && Enum.IsDefined(position.State)
        && (position.Reason?.Length ?? 0) <= LongestReason
        && position.Front is null or (> 0 and <= MostPixels);

    private static bool IsSound(StockSnapshotDocument.Alert? alert) =>
        alert is not null && Identifier.IsValid(alert.Position) && Identifier.IsValid(alert.Sku) && Identifier.IsValid(alert.Camera)
        && alert.Believed is >= 0 and <= MostFacings
        && alert.Capacity is >= 1 and <= PlanogramLimits.Capacity
        && alert.Kind is AlertKind.Low or AlertKind.Empty
        && alert.Phase is AlertPhase.Raised or AlertPhase.Updated;

    private static StockSnapshotDocument.Position ToDocument(PositionStock stock) => new(
        stock.Position.Value,
        stock.Sku.Value,
        stock.Camera.Value,
        stock.ZoneFingerprint,
        stock.Capacity,
        stock.LowThreshold,
        stock.State,
        stock.Since,
        stock.Believed,
        stock.LastEvidence,
        stock.Reason,
        stock.FrontHeight);

    private static StockSnapshotDocument.Alert ToDocument(RestockAlert alert) => new(
        alert.Id,
        alert.Kind,
        alert.Phase,
        alert.Position.Value,
        alert.Sku.Value,
        alert.Camera.Value,
        alert.Believed,
        alert.Capacity,
        alert.RaisedAt,
        alert.At);

    private static StockSnapshot FromDocument(StockSnapshotDocument document) => new(
        document.At,
        [.. document.Positions.OfType<StockSnapshotDocument.Position>().Select(FromDocument)],
        [.. document.Alerts.OfType<StockSnapshotDocument.Alert>().Select(FromDocument)]);

    private static PositionStock FromDocument(StockSnapshotDocument.Position position) => new(
        new PositionId(position.Id),
        new Sku(position.Sku),
        new CameraId(position.Camera),
        position.Believed,
        position.Capacity,
        position.Low,
        position.State,
        position.Since,
        position.Evidence,
        position.Reason)
    {
        ZoneFingerprint = position.Zone,
        FrontHeight = position.Front,
    };

    private static RestockAlert FromDocument(StockSnapshotDocument.Alert alert) => new(
        alert.Id,
        alert.Kind,
        alert.Phase,
        new PositionId(alert.Position),
        new Sku(alert.Sku),
        new CameraId(alert.Camera),
        alert.Believed,
        alert.Capacity,
        alert.Raised,
        alert.At);
}
