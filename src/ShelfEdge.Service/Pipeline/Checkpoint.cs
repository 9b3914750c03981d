using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// What the stock loop stores in the same transaction as its messages: believed stock and the alerts that came of it. A document
/// without the second is of an older version.
/// </summary>
/// <param name="Stock"><see langword="null"/> when there is none that can be used.</param>
/// <param name="Alerts">The same.</param>
/// <param name="Problem">What could not be used, in one sentence.</param>
internal sealed record Checkpoint(StockSnapshot? Stock, AlertState? Alerts, string? Problem)
{
    private const string StockKey = "stock";
    private const string AlertsKey = "alerts";

    public static byte[] Write(StockSnapshot stock, AlertState alerts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName(StockKey);
            json.WriteRawValue(StockSnapshotFile.Write(stock), skipInputValidation: true);
            json.WritePropertyName(AlertsKey);
            json.WriteRawValue(AlertStateFile.Write(alerts), skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="utf8">Empty before the first start.</param>
    public static Checkpoint Read(byte[] utf8)
    {
        if (utf8.Length == 0)
        {
            return new Checkpoint(null, null, null);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (!document.RootElement.TryGetProperty(StockKey, out var stockPart)
                || !document.RootElement.TryGetProperty(AlertsKey, out var alertsPart)
                || alertsPart.ValueKind != JsonValueKind.Object)
            {
                var old = StockSnapshotFile.Read(utf8);
                return new Checkpoint(old.Snapshot, null, old.Error);
            }

            var stock = StockSnapshotFile.Read(JsonMarshal.GetRawUtf8Value(stockPart));
            var (alerts, error) = AlertStateFile.Read(JsonMarshal.GetRawUtf8Value(alertsPart));
            return new Checkpoint(stock.Snapshot, alerts, stock.Error ?? error);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new Checkpoint(null, null, $"The checkpoint cannot be used: {exception.Message}");
        }
    }
}
