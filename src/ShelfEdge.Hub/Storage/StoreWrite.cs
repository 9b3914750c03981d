using System.Data.Common;
using System.Text.Json.Nodes;

namespace ShelfEdge.Hub.Storage;

/// <summary>The statements of one transaction that store events, their sequences and what they change.</summary>
internal sealed class StoreWrite(
    HubSql sql, DbConnection connection, DbTransaction transaction, object now, CancellationToken cancellationToken)
{
    private const string NoRows = "[]";

    public async Task<StoreOutcome> EventsAsync(HubBatch batch)
    {
        var fresh = await InsertAsync(batch.Events);
        var states = batch.Events.Where(one => !one.IsNumbered).ToList();
        await SequencesAsync(fresh);

        List<HubEvent> changes = [.. fresh, .. states];
        await RunAsync(sql.UpsertStock, BatchRows.Stock(changes));
        await RunAsync(sql.UpsertAlert, BatchRows.Alerts(changes));
        await RunAsync(sql.UpsertCamera, BatchRows.Cameras(changes));
        return new(fresh.Count, batch.Events.Count - states.Count - fresh.Count, states.Count);
    }

    public async Task RunAsync(string text, string rows)
    {
        if (rows != NoRows)
        {
            await using var statement = Statement(text, rows);
            await statement.ExecuteAsync(cancellationToken);
        }
    }

    /// <returns>The events that were not there, each once.</returns>
    private async Task<List<HubEvent>> InsertAsync(IReadOnlyList<HubEvent> events)
    {
        var rows = BatchRows.Events(events);
        if (rows == NoRows)
        {
            return [];
        }

        await using var statement = Statement(sql.InsertEvent, rows);
        var stored = await statement.ReadAsync(reader => (reader.GetString(0), reader.GetGuid(1)), cancellationToken);
        var waiting = stored.ToHashSet();
        return [.. events.Where(one => one.IsNumbered && waiting.Remove((one.Site, one.Id)))];
    }

    private async Task SequencesAsync(List<HubEvent> fresh)
    {
        var rows = BatchRows.Sequences(fresh);
        if (rows == NoRows)
        {
            return;
        }

        await RunAsync(sql.InsertSequence, rows);
        await using var lockSequences = Statement(sql.LockSequences, rows);
        var highest = await lockSequences.ReadAsync(reader => (Key(reader), Highest: reader.GetInt64(4)), cancellationToken);
        await using var selectGaps = Statement(sql.SelectGaps, rows);
        var gaps = (await selectGaps.ReadAsync(
                reader => (Key: Key(reader), Gap: new Gap(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6) != 0)), cancellationToken))
            .ToLookup(row => row.Key, row => row.Gap);
        var numbers = fresh.ToLookup(one => (one.Site, one.Box, one.Stream, one.Lane), one => one.Sequence);

        var advanced = new JsonArray();
        var gone = new JsonArray();
        var noticed = new JsonArray();
        foreach (var (key, before) in highest)
        {
            var open = gaps[key].OrderBy(gap => gap.First).ToArray();
            var after = new SequenceState(before, [.. open]).Apply(numbers[key]);
            if (after.Highest > before)
            {
                advanced.Add(Row(key, ("highest", after.Highest)));
            }

            foreach (var gap in open.Except(after.Gaps))
            {
                gone.Add(Row(key, ("first", gap.First)));
            }

            foreach (var gap in after.Gaps.Except(open))
            {
                noticed.Add(Row(key, ("first", gap.First), ("last", gap.Last), ("at_start", gap.AtStart ? 1 : 0)));
            }
        }

        await RunAsync(sql.AdvanceSequence, advanced.ToJsonString());
        await RunAsync(sql.DeleteGap, gone.ToJsonString());
        await RunAsync(sql.InsertGap, noticed.ToJsonString());
    }

    private HubStatement Statement(string text, string rows) => text.Contains("@now", StringComparison.Ordinal)
        ? new(connection, transaction, text, ("rows", rows), ("now", now))
        : new(connection, transaction, text, ("rows", rows));

    private static (string Site, string Box, string Stream, string Lane) Key(DbDataReader reader) =>
        (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));

    private static JsonObject Row((string Site, string Box, string Stream, string Lane) key, params (string Name, long Value)[] numbers)
    {
        var row = new JsonObject { ["site"] = key.Site, ["box"] = key.Box, ["stream"] = key.Stream, ["lane"] = key.Lane };
        foreach (var (name, value) in numbers)
        {
            row[name] = value;
        }

        return row;
    }
}
