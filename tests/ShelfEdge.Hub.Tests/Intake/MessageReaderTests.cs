using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Tests.Intake;

public sealed class MessageReaderTests
{
    private const string Topic = "shelfedge/store-7/box-1/events/stock";

    private static readonly MessageReader Reader = new("shelfedge", 4096);

    private static string Event(string field = "", string value = "") => field.Length == 0 ? Valid : Regex.Replace(
        Valid, $"\"{field}\": (\"[^\"]*\"|\\{{[^}}]*\\}})", $"\"{field}\": {value}");

    private const string Valid = """
        {"specversion": "1.0", "id": "0195504d-1a2b-7c3d-8e4f-5a6b7c8d9e0f", "source": "/shelfedge/store-7/box-1",
         "type": "com.shelfedge.stock.changed.v1", "subject": "p1", "time": "2026-03-01T08:00:05Z", "stream": "abc",
         "lane": "stock", "sequence": "0000000000000000041", "data": {"state": "low"}}
        """;

    [Fact]
    public void Event_is_read_with_its_place_in_the_sequence()
    {
        var read = Assert.IsType<HubEvent>(Read(Topic, Event()));

        Assert.Equal(("store-7", "box-1", "stock", 41L, "p1"), (read.Site, read.Box, read.Lane, read.Sequence, read.Subject));
    }

    [Theory]
    [InlineData("source", "\"/shelfedge/store-8/box-1\"", "does not belong to the topic")]
    [InlineData("sequence", "\"0000000000000000000\"", "out of range")]
    [InlineData("sequence", "\"9223372036854775807\"", "out of range")]
    [InlineData("sequence", "\"-1\"", "must be digits")]
    [InlineData("id", "\"7\"", "id must be a UUID")]
    [InlineData("time", "\"yesterday\"", "time must be RFC 3339")]
    [InlineData("data", "[1]", "data must be an object")]
    [InlineData("subject", "\"\"", "subject must be a string")]
    public void Wrong_field_makes_a_dead_letter_that_names_it(string field, string value, string reason) =>
        Assert.Contains(reason, Assert.IsType<DeadLetter>(Read(Topic, Event(field, value))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Payload_over_the_bound_is_not_read() =>
        Assert.Contains("at most 4096", Assert.IsType<DeadLetter>(Read(Topic, new string(' ', 4097))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Name_that_comes_twice_makes_a_dead_letter() =>
        Assert.IsType<DeadLetter>(Read(Topic, Event("data", """{"state": "low", "state": "full"}""")));

    [Fact]
    public void Compressed_event_is_read_as_the_plain_one() => Assert.Equal(
        Assert.IsType<HubEvent>(Read(Topic, Event())).Id,
        Assert.IsType<HubEvent>(Reader.Read(Topic, Gzip(Event()), "gzip")).Id);

    [Fact]
    public void Compressed_payload_that_is_damaged_cut_or_too_long_when_unpacked_makes_a_dead_letter()
    {
        var packed = Gzip(Event());
        byte[] damaged = [.. packed.Take(packed.Length / 2), .. new byte[packed.Length / 2]];

        Assert.IsType<DeadLetter>(Reader.Read(Topic, Encoding.UTF8.GetBytes(Valid), "gzip"));
        Assert.IsType<DeadLetter>(Reader.Read(Topic, damaged, "gzip"));
        Assert.IsType<DeadLetter>(Reader.Read(Topic, packed.AsSpan(0, packed.Length / 2), "gzip"));
        Assert.Contains(
            "at most 4096", Assert.IsType<DeadLetter>(Reader.Read(Topic, Gzip(new string(' ', 3_000_000)), "gzip")).Reason, StringComparison.Ordinal);
        Assert.Contains("must be gzip", Assert.IsType<DeadLetter>(Reader.Read(Topic, packed, "br")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Level_without_a_name_or_with_a_long_one_makes_a_dead_letter(int length)
    {
        var level = new string('x', length);

        Assert.IsType<DeadLetter>(Read($"shelfedge/{level}/b/available", "online"));
        Assert.IsType<DeadLetter>(Read($"shelfedge/s/{level}/available", "online"));
        Assert.IsType<DeadLetter>(Read($"shelfedge/s/b/stock/{level}", ""));
        Assert.IsType<RetainedGone>(Read($"shelfedge/s/b/stock/{new string('x', 64)}", ""));
    }

    [Fact]
    public void Availability_and_emptied_topics_are_read()
    {
        Assert.Equal(new BoxAvailability("s", "b", "offline"), Read("shelfedge/s/b/available", "offline"));
        Assert.Equal(new RetainedGone("s", "b", "stock", "p1"), Read("shelfedge/s/b/stock/p1", ""));
        Assert.IsType<DeadLetter>(Read("shelfedge/s/b/available", "perhaps"));
    }

    [Fact]
    public void Whatever_bytes_come_nothing_is_thrown()
    {
        var valid = Encoding.UTF8.GetBytes(Valid);
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, valid.Length - 1]).Sample((bytes, at) =>
        {
            var payload = valid.ToArray();
            bytes.AsSpan(0, Math.Min(bytes.Length, payload.Length - at)).CopyTo(payload.AsSpan(at));
            Assert.True(Reader.Read(Topic, payload) is HubEvent or DeadLetter);
        }, iter: 2000);
    }

    [Fact]
    public void Every_store_has_exactly_one_hub()
    {
        var shares = Enumerable.Range(0, 3).Select(instance => new StoreShare(instance, 3)).ToList();
        var stores = Enumerable.Range(0, 300).Select(number => $"store-{number}").ToList();

        Assert.All(stores, store => Assert.Single(shares, share => share.Takes(store)));
        Assert.All(shares, share => Assert.InRange(stores.Count(share.Takes), 60, 140));
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static object Read(string topic, string payload) => Reader.Read(topic, Encoding.UTF8.GetBytes(payload));
}
