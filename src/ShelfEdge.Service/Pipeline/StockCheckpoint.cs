using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// The ledger as it is stored with the messages that it led to, so that a restart neither repeats nor forgets an alert.
/// </summary>
internal static class StockCheckpoint
{
    private const int Schema = 1;

    public static byte[] Write(StockSnapshot snapshot)
    {
        var stored = new StoredStock(
            Schema,
            snapshot.At,
            [.. snapshot.Positions.Select(StoredPosition.From)],
            [.. snapshot.OpenAlerts.Select(StoredAlert.From)]);
        return JsonSerializer.SerializeToUtf8Bytes(stored, CheckpointJsonContext.Default.StoredStock);
    }

    /// <returns>
    /// <see langword="null"/> when nothing was stored yet, or when what was stored cannot be read; then <paramref name="problem"/>
    /// says why and the box begins with unknown stock, which is safe: nothing is believed without evidence.
    /// </returns>
    public static StockSnapshot? Read(ReadOnlySpan<byte> checkpoint, out string? problem)
    {
        problem = null;
        if (checkpoint.IsEmpty)
        {
            return null;
        }

        try
        {
            var stored = JsonSerializer.Deserialize(checkpoint, CheckpointJsonContext.Default.StoredStock);
            if (stored is { Schema: Schema })
            {
                return new StockSnapshot(
                    stored.At,
                    [.. stored.Positions.Select(position => position.ToStock())],
                    [.. stored.OpenAlerts.Select(alert => alert.ToAlert())]);
            }

            problem = $"schema {stored?.Schema} is not known";
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
        }

        return null;
    }

    internal sealed record StoredStock(
        int Schema, DateTimeOffset At, IReadOnlyList<StoredPosition> Positions, IReadOnlyList<StoredAlert> OpenAlerts);

    internal sealed record StoredPosition(
        string Position, string Sku, string Camera, int? Believed, int Capacity, int LowThreshold, PositionState State,
        DateTimeOffset Since, DateTimeOffset? LastEvidence, string? Reason, ulong ZoneFingerprint)
    {
        public static StoredPosition From(PositionStock stock) =>
            new(
                stock.Position.Value, stock.Sku.Value, stock.Camera.Value, stock.Believed, stock.Capacity,
                stock.LowThreshold, stock.State, stock.Since, stock.LastEvidence, stock.Reason,
                stock.ZoneFingerprint);

        public PositionStock ToStock() =>
            new(
                new PositionId(Position), new Sku(Sku), new CameraId(Camera), Believed, Capacity, LowThreshold, State, Since,
                LastEvidence, Reason)
            { ZoneFingerprint = ZoneFingerprint };
    }

    internal sealed record StoredAlert(
        Guid Id, AlertKind Kind, AlertPhase Phase, string Position, string Sku, string Camera, int Believed, int Capacity,
        DateTimeOffset RaisedAt, DateTimeOffset At)
    {
        public static StoredAlert From(RestockAlert alert) =>
            new(
                alert.Id, alert.Kind, alert.Phase, alert.Position.Value, alert.Sku.Value, alert.Camera.Value,
                alert.Believed, alert.Capacity, alert.RaisedAt, alert.At);

        public RestockAlert ToAlert() =>
            new(
                Id, Kind, Phase, new PositionId(Position), new Sku(Sku), new CameraId(Camera), Believed, Capacity, RaisedAt, At);
    }
}
