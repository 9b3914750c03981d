using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Tables of the outbox file and the steps from one version to the next. A new version appends a step; a step that was released
/// is never edited.
/// </summary>
internal static class OutboxSchema
{
    /// <summary>Marks the file as an outbox (SQLite <c>application_id</c>; the letters "SEOB").</summary>
    private const long ApplicationId = 0x53454F42;

    /// <summary>
    /// Gives every lane numbers of its own. Events that wait keep their ids and are numbered anew in a new stream. Of the
    /// lanes before this step, 0 was alerts and 1 stock.
    /// </summary>
    private static readonly string LanesStep =
        $"""
        CREATE TABLE message (
            key     INTEGER PRIMARY KEY,
            id      BLOB    NOT NULL,
            source  TEXT    NOT NULL,
            type    TEXT    NOT NULL,
            subject TEXT    NOT NULL,
            time    INTEGER NOT NULL,
            topic   TEXT    NOT NULL,
            data    BLOB    NOT NULL,
            size    INTEGER NOT NULL,
            at      INTEGER NOT NULL
        );
        INSERT INTO message
            SELECT lane * {EventKey.Of(OutboxLane.Stock, 0)} + ROW_NUMBER() OVER (PARTITION BY lane ORDER BY sequence),
                id, source, type, subject, time, topic, data,
                64 + length(source) + length(type) + length(subject) + length(topic) + length(data), 0
            FROM event;
        DROP TABLE event;
        ALTER TABLE message RENAME TO event;
        CREATE INDEX event_subject ON event (type, subject, key) WHERE {EventKey.IsIn(OutboxLane.Stock)};
        CREATE TABLE lane (
            lane          INTEGER PRIMARY KEY,
            last_sequence INTEGER NOT NULL,
            events        INTEGER NOT NULL,
            bytes         INTEGER NOT NULL
        );
        {string.Concat(OutboxLanes.Events.Select(lane =>
            $"""
            INSERT INTO lane SELECT {(int)lane}, COUNT(*), COUNT(*), COALESCE(SUM(size), 0)
                FROM event WHERE {EventKey.IsIn(lane)};

            """))}
        CREATE TABLE dead (
            id      BLOB    PRIMARY KEY,
            lane    INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            source  TEXT    NOT NULL,
            type    TEXT    NOT NULL,
            subject TEXT    NOT NULL,
            time    INTEGER NOT NULL,
            topic   TEXT    NOT NULL,
            data    BLOB    NOT NULL,
            reason  TEXT    NOT NULL,
            refused INTEGER NOT NULL
        );
        UPDATE state SET sequence = 0;
        UPDATE outbox SET stream = lower(hex(randomblob(16)));
        ALTER TABLE outbox DROP COLUMN last_sequence;
        ALTER TABLE outbox DROP COLUMN events;
        ALTER TABLE outbox DROP COLUMN bytes;
        ALTER TABLE outbox ADD COLUMN running INTEGER NOT NULL DEFAULT 0;
        """;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE outbox (
            id            INTEGER PRIMARY KEY CHECK (id = 1),
            stream        TEXT    NOT NULL,
            last_sequence INTEGER NOT NULL,
            events        INTEGER NOT NULL,
            bytes         INTEGER NOT NULL
        );
        CREATE TABLE checkpoint (
            id   INTEGER PRIMARY KEY CHECK (id = 1),
            data BLOB NOT NULL
        );
        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            id       BLOB    NOT NULL,
            lane     INTEGER NOT NULL,
            source   TEXT    NOT NULL,
            type     TEXT    NOT NULL,
            subject  TEXT    NOT NULL,
            time     INTEGER NOT NULL,
            topic    TEXT    NOT NULL,
            data     BLOB    NOT NULL
        );
        CREATE INDEX event_droppable ON event (sequence) WHERE lane = 1;
        CREATE TABLE state (
            topic    TEXT    PRIMARY KEY,
            sequence INTEGER NOT NULL,
            id       BLOB    NOT NULL,
            source   TEXT    NOT NULL,
            type     TEXT    NOT NULL,
            subject  TEXT    NOT NULL,
            time     INTEGER NOT NULL,
            data     BLOB    NOT NULL,
            pending  INTEGER NOT NULL
        );
        CREATE INDEX state_pending ON state (sequence) WHERE pending = 1;
        """,
        LanesStep,
    ];

    /// <summary>Version that this program writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings an outbox file of any older version, or an empty one, up to <see cref="Version"/>.</summary>
    /// <exception cref="OutboxException">The file belongs to another program or to a newer version of this one.</exception>
    public static void Upgrade(SqliteConnection connection, string stream)
    {
        var version = Scalar(connection, "PRAGMA user_version");
        var owner = Scalar(connection, "PRAGMA application_id");
        var tables = Scalar(connection, "SELECT COUNT(*) FROM sqlite_master");
        if (owner != ApplicationId && tables > 0)
        {
            throw new OutboxException(
                OutboxFailure.Unavailable, $"Outbox {connection.DataSource}: this is a database of another program.");
        }

        if (version > Version)
        {
            throw new OutboxException(
                OutboxFailure.Newer,
                $"Outbox {connection.DataSource}: written by a newer program (format {version}, this one knows {Version}).");
        }

        if (version == Version)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        for (var step = (int)version; step < Version; step++)
        {
            Execute(connection, Steps[step]);
        }

        if (version == 0)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO outbox VALUES (1, $stream, 0)";
            insert.Parameters.AddWithValue("$stream", stream);
            insert.ExecuteNonQuery();
        }

        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        transaction.Commit();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
