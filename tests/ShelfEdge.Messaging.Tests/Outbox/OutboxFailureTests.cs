using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>The disk or the file cannot be used: said clearly, nothing half done, and the way on is open afterwards.</summary>
public sealed class OutboxFailureTests
{
    [Fact]
    public void Full_disk_refuses_appends_whole_and_takes_them_again_when_there_is_room()
    {
        using var disk = SmallDisk.MountOrSkip(mebibytes: 4);
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[600 * 1024]);
        var options = new OutboxOptions { Path = Path.Combine(disk.Path, "outbox.db") };
        using var outbox = SqliteOutbox.Open(options, TimeProvider.System);
        var large = new byte[10 * 1024];

        var appended = 0;
        var failure = Assert.Throws<OutboxException>(() =>
        {
            for (; appended < 1000; appended++)
            {
                var next = appended + 1;
                outbox.Append([Some.AlertEvent(next) with { Data = large }, Some.State(1)], BitConverter.GetBytes(next));
            }
        });

        Assert.Equal(OutboxFailure.DiskFull, failure.Failure);
        Assert.Contains(options.Path, failure.Message, StringComparison.Ordinal);
        Assert.True(outbox.Status.Failures > 0);
        Assert.InRange(appended, 5, 400);
        Assert.Equal(appended, outbox.Status[OutboxLane.Alert].LastSequence);
        Assert.Equal(BitConverter.GetBytes(appended), outbox.ReadCheckpoint());

        File.Delete(ballast);
        outbox.Append([Some.AlertEvent(appended + 1)], []);
        Assert.Equal(
            Enumerable.Range(1, appended + 1).Select(number => (long)number),
            outbox.Peek(1000).Where(entry => !entry.Message.Retain).Select(entry => entry.Sequence));
    }

    [Fact]
    public void Read_only_disk_is_said_when_the_outbox_is_opened()
    {
        using var disk = SmallDisk.MountOrSkip();
        var options = new OutboxOptions { Path = Path.Combine(disk.Path, "outbox.db") };
        SqliteOutbox.Open(options, TimeProvider.System).Dispose();
        disk.MakeReadOnly();

        var failure = Assert.Throws<OutboxException>(() => SqliteOutbox.Open(options, TimeProvider.System));

        Assert.Equal(OutboxFailure.ReadOnly, failure.Failure);
        Assert.Contains("may not be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_owner_is_refused()
    {
        using var place = new SqliteOutboxPlace();
        place.Open().Append([Some.AlertEvent(1)], []);

        var failure = Assert.Throws<OutboxException>(
            () => SqliteOutbox.Open(new() { Path = place.FilePath }, TimeProvider.System));

        Assert.Equal(OutboxFailure.Locked, failure.Failure);
        Assert.Contains("another process", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_of_a_newer_program_is_refused_and_left_alone()
    {
        using var place = new SqliteOutboxPlace();
        place.Open().Append([Some.AlertEvent(1)], []);
        place.Close();
        Execute(place.FilePath, "PRAGMA user_version = 99");

        var failure = Assert.Throws<OutboxException>(() => place.Open());

        Assert.Equal(OutboxFailure.Newer, failure.Failure);
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        Execute(place.FilePath, $"PRAGMA user_version = {OutboxSchema.Version}");
        Assert.Equal(1, place.Open().Status.Depth);
    }

    [Fact]
    public void Database_of_another_program_is_refused_and_left_alone()
    {
        using var place = new SqliteOutboxPlace();
        Execute(place.FilePath, "CREATE TABLE customers (name TEXT)");

        var failure = Assert.Throws<OutboxException>(() => place.Open());

        Assert.Equal(OutboxFailure.Unavailable, failure.Failure);
        Execute(place.FilePath, "INSERT INTO customers VALUES ('still here')");
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_said()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("file"), "");

        var failure = Assert.Throws<OutboxException>(
            () => SqliteOutbox.Open(new() { Path = Path.Combine(folder.File("file"), "outbox.db") }, new FakeTimeProvider()));

        Assert.Equal(OutboxFailure.Unavailable, failure.Failure);
    }

    [Fact]
    public void Folder_is_made_when_it_is_missing()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "a", "b", "outbox.db");

        SqliteOutbox.Open(new() { Path = path }, new FakeTimeProvider()).Dispose();

        Assert.True(File.Exists(path));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
