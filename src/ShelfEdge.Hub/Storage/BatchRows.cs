using System.Globalization;
using System.Text.Json.Nodes;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Hub.Storage;

/// <summary>
/// Turns a batch into rows for the tables, as JSON arrays: both databases take a whole batch as one parameter in this form, so that
/// a statement costs one round trip however many rows it has. Rows are sorted by key, so that two hubs wait for each other
/// instead of deadlocking.
/// </summary>
internal static class BatchRows
{
    /// <summary>Phase after which an alert asks for nothing any more.</summary>
    private const string Cleared = "cleared";

    public static string Events(IEnumerable<HubEvent> events) =>
        Array(events.Where(one => one.IsNumbered).OrderBy(one => one.Site, StringComparer.Ordinal).ThenBy(one => one.Id), one => new JsonObject
        {
            ["site"] = one.Site,
            ["id"] = one.Id.ToString(),
            ["box"] = one.Box,
            ["stream"] = one.Stream,
            ["lane"] = one.Lane,
            ["sequence"] = one.Sequence,
            ["type"] = one.Type,
            ["subject"] = one.Subject,
            ["time"] = Text(one.Time),
            ["data"] = one.Data.DeepClone(),
        });

    public static string Sequences(IEnumerable<HubEvent> events) =>
        Array(
            events.GroupBy(one => (one.Site, one.Box, one.Stream, one.Lane)).OrderBy(group => group.Key),
            group => new JsonObject
            {
                ["site"] = group.Key.Site,
                ["box"] = group.Key.Box,
                ["stream"] = group.Key.Stream,
                ["lane"] = group.Key.Lane,
                ["lowest"] = group.Min(one => one.Sequence),
                ["highest"] = group.Max(one => one.Sequence),
            });

    /// <summary>Of retained state alone: a change that comes late must not bring a position back that was cleared.</summary>
    public static string Stock(IEnumerable<HubEvent> events) =>
        Array(
            Newest(
                events.Where(one => one.Type == EventTypes.StockState),
                one => (one.Site, one.Box, one.Subject)),
            one =>
            {
                var row = Current(one, one.Subject);
                row["sku"] = Word(one, "sku");
                row["state"] = Word(one, "state");
                row["believed"] = Number(one, "believed");
                row["capacity"] = Number(one, "capacity");
                return row;
            });

    public static string Alerts(IEnumerable<HubEvent> events) =>
        Array(
            Newest(events.Where(one => one.Type == EventTypes.Alert && Word(one, "alert") is not null), one => (one.Site, one.Box, Word(one, "alert")!)),
            one =>
            {
                var row = Current(one, Word(one, "alert")!);
                row["position"] = Word(one, "position");
                row["phase"] = Word(one, "phase");
                row["open"] = Word(one, "phase") == Cleared ? 0 : 1;
                return row;
            });

    public static string Cameras(IEnumerable<HubEvent> events) =>
        Array(Newest(events.Where(one => one.Type == EventTypes.CameraStatus), one => (one.Site, one.Box, one.Subject)), one => Current(one, one.Subject));

    public static string Boxes(IEnumerable<BoxAvailability> boxes) =>
        Array(
            boxes.GroupBy(one => (one.Site, one.Box)).OrderBy(group => group.Key).Select(group => group.Last()),
            one => new JsonObject { ["site"] = one.Site, ["box"] = one.Box, ["state"] = one.State });

    public static string Gone(IEnumerable<RetainedGone> gone, string slice) =>
        Array(
            gone.Where(one => one.Slice == slice).Distinct(),
            one => new JsonObject { ["site"] = one.Site, ["box"] = one.Box, ["subject"] = one.Name });

    public static string DeadLetters(IEnumerable<DeadLetter> letters) =>
        Array(letters, one => new JsonObject
        {
            ["topic"] = one.Topic,
            ["reason"] = one.Reason,
            ["excerpt"] = one.Excerpt,
            ["bytes"] = one.Bytes,
        });

    /// <summary>A time as both databases read it, and such that the order of the texts is that of the times.</summary>
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Current(HubEvent one, string subject) => new()
    {
        ["site"] = one.Site,
        ["box"] = one.Box,
        ["subject"] = subject,
        ["stream"] = one.Stream,
        ["sequence"] = one.Sequence,
        ["time"] = Text(one.Time),
        ["data"] = one.Data.DeepClone(),
    };

    // One row a key: a statement may not touch a row twice. Within a stream the number decides, else the order of arrival.
    private static IEnumerable<HubEvent> Newest(IEnumerable<HubEvent> events, Func<HubEvent, (string, string, string)> key) =>
        events.GroupBy(key).OrderBy(group => group.Key).Select(group => group.Aggregate(
            (before, next) => before.Stream == next.Stream && next.Sequence < before.Sequence ? before : next));

    private static string? Word(HubEvent one, string field) =>
        one.Data[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(HubEvent one, string field) =>
        one.Data[field] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static string Array<T>(IEnumerable<T> rows, Func<T, JsonObject> row)
    {
        try
        {
            var array = new JsonArray();
            foreach (var one in rows)
            {
                array.Add(row(one));
            }

            return array.ToJsonString();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Data is read lazily, so what is wrong deep within it shows only here.
            throw new UnwritableException(exception);
        }
    }
}
