using Microsoft.Data.Sqlite;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class OutboxSchemaTests
{
    /// <summary>The first format, as boxes had it: one sequence over alerts (0) and stock (1).</summary>
    private const string FirstFormat =
        """
        CREATE TABLE outbox (id INTEGER PRIMARY KEY CHECK (id = 1), stream TEXT NOT NULL, last_sequence INTEGER NOT NULL,
            events INTEGER NOT NULL, bytes INTEGER NOT NULL);
        CREATE TABLE checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), data BLOB NOT NULL);
        CREATE TABLE event (sequence INTEGER PRIMARY KEY, id BLOB NOT NULL, lane INTEGER NOT NULL, source TEXT NOT NULL,
            type TEXT NOT NULL, subject TEXT NOT NULL, time INTEGER NOT NULL, topic TEXT NOT NULL, data BLOB NOT NULL);
        CREATE INDEX event_droppable ON event (sequence) WHERE lane = 1;
        CREATE TABLE state (topic TEXT PRIMARY KEY, sequence INTEGER NOT NULL, id BLOB NOT NULL, source TEXT NOT NULL,
            type TEXT NOT NULL, subject TEXT NOT NULL, time INTEGER NOT NULL, data BLOB NOT NULL, pending INTEGER NOT NULL);
        CREATE INDEX state_pending ON state (sequence) WHERE pending = 1;
        PRAGMA application_id = 1397051202;
        PRAGMA user_version = 1;
        INSERT INTO outbox VALUES (1, 'old', 9, 5, 999);
        INSERT INTO checkpoint VALUES (1, x'0102');
        INSERT INTO state VALUES ('t', 9, zeroblob(16), 's', 'y', 'p1', 0, x'7b7d', 0);
        """;

    [Fact]
    public void File_of_the_first_format_keeps_its_events_and_gets_numbers_for_each_lane()
    {
        using var place = new SqliteOutboxPlace();
        using (var connection = new SqliteConnection($"Data Source={place.FilePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = FirstFormat;
            command.ExecuteNonQuery();
            command.CommandText =
                "INSERT INTO event VALUES ($n, $id, $lane, 'source', 'type', 'p1', 638000000000000000, 'topic', x'7b7d')";
            foreach (var number in Enumerable.Range(5, 5))
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("$n", number);
                command.Parameters.AddWithValue("$id", OutboxRow.ToBlob(Some.Id(number)));
                command.Parameters.AddWithValue("$lane", number % 2);
                command.ExecuteNonQuery();
            }
        }

        var outbox = place.Open();

        Assert.Null(outbox.Recovery);
        Assert.Equal(
            [
                (OutboxLane.Alert, 1, Some.Id(6)), (OutboxLane.Alert, 2, Some.Id(8)), (OutboxLane.Stock, 1, Some.Id(5)),
                (OutboxLane.Stock, 2, Some.Id(7)), (OutboxLane.Stock, 3, Some.Id(9)),
            ],
            outbox.Peek(10).Select(entry => (entry.Message.Lane, entry.Sequence, entry.Message.Id)));
        Assert.Equal([1, 2], outbox.ReadCheckpoint());
        Assert.NotEqual("old", outbox.Peek(1)[0].Stream);
        Assert.Matches("^[0-9a-f]{32}$", outbox.Peek(1)[0].Stream);
        Assert.Equal((5L, 5L * outbox.Peek(1)[0].Message.SizeBytes), (outbox.Status.Depth, outbox.Status.Bytes));

        outbox.Acknowledge(outbox.Peek(10));
        Assert.Equal((0, 0), (outbox.Status.Depth, outbox.Status.Bytes));
        outbox.Append([Some.StockEvent(10)], []);
        Assert.Equal(4, outbox.Peek(1)[0].Sequence);
    }
}
