using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Saves what can be read from a damaged outbox file into a new one. The steps are ordered so that a crash between any two of
/// them loses nothing that was saved: the new file is complete before the damaged one is renamed.
/// </summary>
internal static class OutboxRescue
{
    /// <summary>Ends a rescue that a crash cut short after the damaged file was renamed.</summary>
    public static void Finish(string path)
    {
        if (!File.Exists(path))
        {
            OutboxFile.Delete(path);
            if (File.Exists(Rescued(path)))
            {
                File.Move(Rescued(path), path);
            }
        }
    }

    /// <summary>Leaves a sound file at <paramref name="path"/>.</summary>
    public static OutboxRecovery Run(string path, string reason, string stream, DateTimeOffset now)
    {
        OutboxFile.Delete(Rescued(path));
        var recovery = new OutboxRecovery(reason, "", 0, null, 0, false);
        using (var target = OutboxFile.Open(Rescued(path), stream))
        using (var outbox = new OutboxTable(target))
        using (var events = new EventTable(target))
        using (var states = new StateTable(target))
        using (var source = OutboxFile.OpenDamaged(path))
        {
            outbox.Begin(durable: true);
            recovery = Copy(source, outbox, events, states, recovery);
            outbox.Commit();
        }

        var movedTo = OutboxFile.MoveAside(path, now);
        Finish(path);
        return recovery with { MovedTo = movedTo };
    }

    private static OutboxRecovery Copy(
        SqliteConnection source, OutboxTable outbox, EventTable events, StateTable states, OutboxRecovery recovery)
    {
        // A damaged page ends a scan, so events are read up to it and then from behind it.
        var change = new OutboxChange(events, states, int.MaxValue, outbox.ReadLanes(), topics: 0, at: 0);
        var reached = CopyEvents(source, long.MinValue, change);
        var behind = FirstReadableFromTheEnd(source, reached);
        if (behind is { } first)
        {
            CopyEvents(source, first, change);
        }

        // What the broker refused gets another chance; its old number means nothing in the new stream.
        Read(
            source,
            $"SELECT {OutboxRow.Columns}, lane FROM dead WHERE lane <> {(int)OutboxLane.State} ORDER BY lane, sequence",
            (reader, stream) => new(stream, 0, OutboxRow.Read(reader, (OutboxLane)reader.GetInt32(7))),
            entry => change.Store(entry.Message));
        var saved = change.Write(outbox).Sum(lane => lane.Depth);
        Read(source, $"SELECT {OutboxRow.Columns}, sequence FROM state", OutboxRow.ReadState, entry => change.Store(entry.Message));

        var checkpoint = Value(source, "SELECT data FROM checkpoint") as byte[];
        if (checkpoint is not null)
        {
            outbox.WriteCheckpoint(checkpoint);
        }

        var waited = Value(source, "SELECT SUM(events) + (SELECT COUNT(*) FROM dead WHERE lane <> 4) FROM lane") as long?;
        return recovery with
        {
            SavedEvents = (int)saved,
            LostAtMost = waited is { } count ? Math.Max(0, count - saved) : null,
            SavedStates = (int)change.Topics,
            SavedCheckpoint = checkpoint is not null,
        };
    }

    /// <returns>The key, in the damaged file, of the last event that was read.</returns>
    private static long CopyEvents(SqliteConnection source, long from, OutboxChange target)
    {
        var reached = from;
        Read(
            source,
            $"SELECT {OutboxRow.Columns}, key FROM event WHERE key >= {from} ORDER BY key",
            OutboxRow.ReadEvent,
            entry =>
            {
                target.Store(entry.Message);
                reached = EventKey.Of(entry.Message.Lane, entry.Sequence);
            });
        return reached;
    }

    private static long? FirstReadableFromTheEnd(SqliteConnection source, long reached)
    {
        long? first = null;
        Read(
            source,
            $"SELECT {OutboxRow.Columns}, key FROM event WHERE key > {reached} ORDER BY key DESC",
            OutboxRow.ReadEvent,
            entry => first = EventKey.Of(entry.Message.Lane, entry.Sequence));
        return first;
    }

    private static void Read(
        SqliteConnection source, string sql, Func<SqliteDataReader, string, OutboxEntry> row, Action<OutboxEntry> found)
    {
        try
        {
            using var command = source.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (ReadSound(reader, row) is { } entry)
                {
                    found(entry);
                }
            }
        }
        catch (SqliteException exception) when (OutboxFile.IsDamage(exception))
        {
            // Expected: the file is damaged from here on. What was read is kept, and the count of what is missing is reported.
        }
    }

    private static OutboxEntry? ReadSound(SqliteDataReader reader, Func<SqliteDataReader, string, OutboxEntry> row)
    {
        try
        {
            var entry = row(reader, "");
            if (!entry.Message.Data.IsEmpty)
            {
                using var json = JsonDocument.Parse(entry.Message.Data);
            }

            return Enum.IsDefined(entry.Message.Lane) && entry.Message.Topic.Length > 0 ? entry : null;
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidCastException or InvalidOperationException or FormatException
                or JsonException)
        {
            // A row whose page was overwritten holds anything; it is not worth publishing.
            return null;
        }
    }

    private static object? Value(SqliteConnection source, string sql)
    {
        try
        {
            using var command = source.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
        catch (SqliteException exception) when (OutboxFile.IsDamage(exception))
        {
            return null;
        }
    }

    private static string Rescued(string path) => path + ".rescue";
}
