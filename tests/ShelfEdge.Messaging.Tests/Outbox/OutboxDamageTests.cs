using System.Text;
using Microsoft.Data.Sqlite;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>A file that the disk or a power cut has damaged: never lost silently, never in the way.</summary>
public sealed class OutboxDamageTests
{
    private const int PageBytes = 4096;
    private const int Events = 1000;

    [Fact]
    public void File_that_is_no_database_is_moved_aside_and_said_so()
    {
        using var place = Filled();
        Overwrite(place, 0, 100);

        var outbox = place.Open();

        var recovery = outbox.Recovery!;
        Assert.Contains(place.FilePath, recovery.Reason, StringComparison.Ordinal);
        Assert.Equal($"{place.FilePath}.damaged-20260301T080000000Z", recovery.MovedTo);
        Assert.True(new FileInfo(recovery.MovedTo).Length > PageBytes);
        Assert.Equal((0, 0, false), (recovery.SavedEvents, recovery.SavedStates, recovery.SavedCheckpoint));
        Assert.Null(recovery.LostAtMost);
        Assert.Equal(1, outbox.Status.Recoveries);
        Assert.Equal(1, outbox.Append([Some.AlertEvent(1)], []).Events);
        Assert.Equal(1, outbox.Status[OutboxLane.Alert].LastSequence);
        Assert.Null(place.Open().Recovery);
        Assert.Equal(0, place.Open().Status.Recoveries);
        Assert.Equal(1, place.Open().Status.Depth);
    }

    [Fact]
    public void Events_before_and_behind_a_damaged_page_are_saved_with_their_ids()
    {
        using var place = Filled();
        var stream = place.Open().Peek(1)[0].Stream;
        place.Close();
        OverwritePageWith(place, "{\"number\":500}");

        var outbox = place.Open();

        var recovery = outbox.Recovery!;
        var saved = outbox.Peek(2 * Events);
        Assert.InRange(recovery.LostAtMost!.Value, 1, 40);
        Assert.Equal(Events, recovery.SavedEvents + recovery.LostAtMost);
        Assert.Equal(recovery.SavedEvents, outbox.Status.Depth);
        Assert.True(recovery.SavedCheckpoint);
        Assert.Equal([7], outbox.ReadCheckpoint());
        Assert.Equal(2, recovery.SavedStates);
        Assert.Equal(
            [Some.State(1, "a").Id, Some.State(2, "b").Id],
            saved.Where(entry => entry.Message.Retain).Select(entry => entry.Message.Id).Order());

        var events = saved.Where(entry => !entry.Message.Retain).ToList();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(entry => entry.Sequence));
        var ids = events.Select(entry => entry.Message.Id).ToList();
        Assert.Equal(Some.Id(1), ids[0]);
        Assert.Equal(Some.Id(Events), ids[^1]);
        Assert.Equal(ids.Order(), ids);
        Assert.DoesNotContain(Some.Id(500), ids);
        Assert.All(events, entry => Assert.NotEqual(stream, entry.Stream));
    }

    [Fact]
    public void Damaged_index_costs_no_event()
    {
        using var place = Filled();
        using (var file = new SqliteConnection($"Data Source={place.FilePath};Pooling=False"))
        {
            file.Open();
            using var find = file.CreateCommand();
            find.CommandText = "SELECT rootpage FROM sqlite_master WHERE name = 'event_subject'";
            var page = (long)find.ExecuteScalar()!;
            file.Close();
            Overwrite(place, (page - 1) * PageBytes, PageBytes);
        }

        var outbox = place.Open();

        Assert.Equal((Events, 0L), (outbox.Recovery!.SavedEvents, outbox.Recovery.LostAtMost));
    }

    [Theory]
    [InlineData("DELETE FROM outbox", 0)]
    [InlineData("DELETE FROM lane", null)]
    [InlineData("DELETE FROM event WHERE key = (2 << 56) + 500", 1)]
    [InlineData("UPDATE lane SET last_sequence = 3", 0)]
    public void Sums_that_do_not_agree_with_the_events_are_damage(string change, int? lost)
    {
        using var place = Filled();
        using (var file = new SqliteConnection($"Data Source={place.FilePath};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        var outbox = place.Open();

        Assert.Equal((Events - (lost ?? 0), (long?)lost), (outbox.Recovery!.SavedEvents, outbox.Recovery.LostAtMost));
        Assert.Equal(outbox.Recovery.SavedEvents, outbox.Status.Depth);
        outbox.Append([Some.StockEvent(1)], []);
        Assert.Equal(outbox.Recovery.SavedEvents + 1, outbox.Status[OutboxLane.Stock].LastSequence);
    }

    [Fact]
    public void File_cut_short_keeps_what_stands_before_the_cut()
    {
        using var place = Filled();
        using (var file = File.OpenWrite(place.FilePath))
        {
            file.SetLength(file.Length / 2 / PageBytes * PageBytes);
        }

        var outbox = place.Open();

        Assert.InRange(outbox.Recovery!.SavedEvents, 100, Events - 100);
        Assert.Equal(Events, outbox.Recovery.SavedEvents + outbox.Recovery.LostAtMost);
        Assert.Equal(Some.Id(1), outbox.Peek(10).First(entry => !entry.Message.Retain).Message.Id);
    }

    [Fact]
    public void Journal_torn_anywhere_leaves_a_prefix_of_whole_appends()
    {
        using var place = new SqliteOutboxPlace();
        var outbox = place.Open();
        for (var number = 1; number <= 60; number += 3)
        {
            outbox.Append(
                [Some.AlertEvent(number), Some.AlertEvent(number + 1), Some.AlertEvent(number + 2)],
                BitConverter.GetBytes(number + 2));
        }

        var random = new Random(7);
        var journal = File.ReadAllBytes(place.FilePath + "-wal");
        Assert.True(journal.Length > 20 * PageBytes);
        var lengths = new HashSet<int>();
        for (var cut = 0; cut < 40; cut++)
        {
            using var torn = new SqliteOutboxPlace();
            File.Copy(place.FilePath, torn.FilePath);
            var kept = journal[..random.Next(journal.Length)];
            if (cut % 2 == 1 && kept.Length > 200)
            {
                // A sector that was being written when the power went holds anything.
                random.NextBytes(kept.AsSpan(kept.Length - 200));
            }

            File.WriteAllBytes(torn.FilePath + "-wal", kept);
            var survivor = torn.Open();

            Assert.Null(survivor.Recovery);
            var found = survivor.Peek(100).Select(entry => (int)entry.Sequence).ToList();
            Assert.Equal(Enumerable.Range(1, found.Count), found);
            Assert.Equal(0, found.Count % 3);
            var checkpoint = survivor.ReadCheckpoint();
            Assert.Equal(found.Count, checkpoint.Length == 0 ? 0 : BitConverter.ToInt32(checkpoint));
            survivor.Append([Some.AlertEvent(99)], []);
            Assert.Equal(found.Count + 1, survivor.Status[OutboxLane.Alert].LastSequence);
            lengths.Add(found.Count);
        }

        Assert.True(lengths.Count > 5, "The cuts fell nearly all in one place.");
    }

    [Fact]
    public void Bytes_changed_anywhere_never_stop_the_outbox_from_opening_and_working()
    {
        var random = new Random(11);
        var recoveries = 0;
        for (var round = 0; round < 40; round++)
        {
            using var place = Filled(events: 150);
            var length = (int)new FileInfo(place.FilePath).Length;
            var count = random.Next(1, 300);
            Overwrite(place, random.Next(length - count), count, random);

            var outbox = place.Open();

            recoveries += outbox.Recovery is null ? 0 : 1;
            var sequences = outbox.Peek(1000).Where(entry => !entry.Message.Retain).Select(entry => entry.Sequence).ToList();
            Assert.Equal(sequences.Order().Distinct(), sequences);
            outbox.Append([Some.StockEvent(1)], []);
            var last = outbox.Status[OutboxLane.Stock].LastSequence;
            Assert.Equal(last, place.Open().Peek(1000)[^1].Sequence);
        }

        Assert.InRange(recoveries, 8, 40);
    }

    [Fact]
    public void Rescue_that_a_crash_cut_short_is_finished()
    {
        using var place = Filled(events: 20);
        place.Close();

        // The damaged file is renamed, its journal and the saved file are not yet.
        File.Move(place.FilePath, place.FilePath + ".rescue");
        File.WriteAllBytes(place.FilePath + "-wal", new byte[PageBytes]);
        var outbox = place.Open();

        Assert.Equal(20, outbox.Status.Depth);
        Assert.False(File.Exists(place.FilePath + ".rescue"));
    }

    [Fact]
    public void Rescue_that_a_crash_cut_short_early_begins_anew()
    {
        using var place = Filled();
        File.WriteAllBytes(place.FilePath + ".rescue", [1, 2, 3]);
        OverwritePageWith(place, "{\"number\":500}");

        var outbox = place.Open();

        Assert.InRange(outbox.Recovery!.SavedEvents, Events - 40, Events - 1);
        Assert.Equal(outbox.Recovery.SavedEvents, outbox.Status.Depth);
    }

    [Fact]
    public void Only_the_newest_three_damaged_files_are_kept()
    {
        using var place = new SqliteOutboxPlace();
        var moved = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            place.Open().Append([Some.AlertEvent(round)], []);
            place.Close();
            Overwrite(place, 0, 100);
            place.Clock.Advance(TimeSpan.FromMinutes(1));
            moved.Add(place.Open().Recovery!.MovedTo);
        }

        Assert.Equal(moved.TakeLast(3), Directory.GetFiles(place.FolderPath, "*.damaged-*").Order());
    }

    private static SqliteOutboxPlace Filled(int events = Events)
    {
        var place = new SqliteOutboxPlace();
        var outbox = place.Open();
        outbox.Append([Some.State(1, "a"), Some.State(2, "b")], [7]);
        outbox.Append([.. Enumerable.Range(1, events).Select(Some.StockEvent)], []);
        place.Close();
        Assert.False(File.Exists(place.FilePath + "-wal"));
        return place;
    }

    private static void OverwritePageWith(SqliteOutboxPlace place, string text)
    {
        var content = File.ReadAllBytes(place.FilePath);
        var at = content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.True(at > PageBytes);
        Overwrite(place, at / PageBytes * PageBytes, PageBytes);
    }

    private static void Overwrite(SqliteOutboxPlace place, long at, int count, Random? random = null)
    {
        var garbage = new byte[count];
        (random ?? new Random(3)).NextBytes(garbage);
        using var file = File.OpenWrite(place.FilePath);
        file.Position = at;
        file.Write(garbage);
    }
}
