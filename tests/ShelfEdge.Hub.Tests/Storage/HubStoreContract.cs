using System.Text.Json.Nodes;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Hub.Tests.Storage;

/// <summary>What every store must do; one class for each database runs it.</summary>
public abstract class HubStoreContract : IAsyncLifetime
{
    private const string Site = "store-7";

    private IHubStore? _store;

    private IHubStore Store => _store!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = (IHubStore)await NewStoreAsync(maxDeadLetters: 5);
        await Store.OpenAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Event_that_comes_again_is_stored_once()
    {
        var one = Stock(1, "p1", "low");

        Assert.Equal(new StoreOutcome(1, 1, 0), await Store.StoreAsync(HubBatch.Of(one, one), Token));
        Assert.Equal(new StoreOutcome(0, 1, 0), await Store.StoreAsync(HubBatch.Of(one), Token));
    }

    [Fact]
    public async Task Tables_that_are_there_are_left_alone()
    {
        await Store.StoreAsync(HubBatch.Of(State(1, "p1", "low")), Token);

        await Store.OpenAsync(Token);

        Assert.Single(await Store.StockAsync(Site, 10, Token));
    }

    [Fact]
    public async Task Gap_shows_and_closes_when_its_numbers_come()
    {
        await Store.StoreAsync(HubBatch.Of(Stock(1, "p1", "low"), Stock(5, "p1", "low")), Token);
        Assert.Equal((1L, 3L), await GapsAsync());

        await Store.StoreAsync(HubBatch.Of(Stock(3, "p1", "low")), Token);
        Assert.Equal((2L, 2L), await GapsAsync());

        await Store.StoreAsync(HubBatch.Of(Stock(4, "p1", "low"), Stock(2, "p1", "low")), Token);
        Assert.Equal((0L, 0L), await GapsAsync());
    }

    [Fact]
    public async Task Numbers_before_the_first_ever_seen_are_counted_apart()
    {
        await Store.StoreAsync(HubBatch.Of(Stock(100, "p1", "low")), Token);

        var totals = await Store.TotalsAsync(Token);
        Assert.Equal((0L, 99L), (totals.Missing, totals.MissingAtStart));
    }

    [Fact]
    public async Task Each_lane_and_each_stream_counts_for_itself()
    {
        var other = Stock(1, "p1", "low") with { Stream = "ffffffffffffffffffffffffffffffff" };
        await Store.StoreAsync(HubBatch.Of(Stock(1, "p1", "low"), Alert(1, "raised"), other), Token);

        Assert.Equal((0L, 0L), await GapsAsync());
    }

    [Fact]
    public async Task Gaps_are_told_by_lane_and_lanes_that_no_box_has_are_one()
    {
        var strange = Stock(1, "p1", "low") with { Lane = "strange" };
        await Store.StoreAsync(HubBatch.Of(
            Stock(1, "p1", "low"), Stock(4, "p1", "low"), Alert(5, "raised"), strange, strange with { Sequence = 3, Id = Guid.NewGuid() }), Token);

        var totals = await Store.TotalsAsync(Token);
        Assert.Equal(
            [new("alert", 0, 0, 4), new("audit", 0, 0, 0), new("stock", 1, 2, 0), new("telemetry", 0, 0, 0), new LaneGaps("other", 1, 1, 0)],
            totals.Lanes);
        Assert.Equal((2L, 3L, 4L), (totals.Gaps, totals.Missing, totals.MissingAtStart));
    }

    [Fact]
    public async Task Newest_number_decides_what_stands_whatever_the_order_of_arrival()
    {
        await Store.StoreAsync(HubBatch.Of(State(2, "p1", "empty")), Token);
        await Store.StoreAsync(HubBatch.Of(State(1, "p1", "low")), Token);
        Assert.Equal("empty", await StateAsync());

        // State carries the number of the newest event and takes none itself.
        await Store.StoreAsync(HubBatch.Of(State(3, "p1", "full")), Token);
        Assert.Equal("full", await StateAsync());
        Assert.Equal((0L, 0L), await GapsAsync());
    }

    [Fact]
    public async Task State_of_a_new_stream_counts_although_its_number_is_low()
    {
        await Store.StoreAsync(HubBatch.Of(State(40, "p1", "empty")), Token);
        var later = State(41, "p1", "full").Time;
        await Store.StoreAsync(HubBatch.Of(State(1, "p1", "full") with { Stream = "ffffffffffffffffffffffffffffffff", Time = later }), Token);

        Assert.Equal("full", await StateAsync());
    }

    [Fact]
    public async Task Alert_is_open_until_cleared_also_when_the_clearing_comes_first()
    {
        await Store.StoreAsync(HubBatch.Of(Alert(1, "raised")), Token);
        var open = Assert.Single(await Store.AlertsAsync(Site, 10, Token));
        Assert.Equal("raised", (string?)open.Data["phase"]);

        await Store.StoreAsync(HubBatch.Of(Alert(3, "cleared")), Token);
        await Store.StoreAsync(HubBatch.Of(Alert(2, "updated")), Token);
        Assert.Empty(await Store.AlertsAsync(Site, 10, Token));
    }

    [Fact]
    public async Task Position_that_is_gone_no_longer_stands()
    {
        await Store.StoreAsync(HubBatch.Of(State(1, "p1", "low"), State(2, "p2", "low")), Token);

        await Store.StoreAsync(HubBatch.Compose([Gone("p1")]), Token);

        Assert.Equal("p2", Assert.Single(await Store.StockAsync(Site, 10, Token)).Subject);
    }

    [Fact]
    public async Task Change_that_comes_late_does_not_bring_a_position_back()
    {
        await Store.StoreAsync(HubBatch.Of(State(1, "p1", "low")), Token);
        await Store.StoreAsync(HubBatch.Compose([Gone("p1")]), Token);

        await Store.StoreAsync(HubBatch.Of(Stock(1, "p1", "low")), Token);

        Assert.Empty(await Store.StockAsync(Site, 10, Token));
    }

    [Fact]
    public async Task Later_of_state_and_its_being_gone_wins_within_a_batch()
    {
        await Store.StoreAsync(HubBatch.Of(State(9, "p1", "full"), State(9, "p2", "full")), Token);

        await Store.StoreAsync(
            HubBatch.Compose([Gone("p1"), State(9, "p1", "low"), State(10, "p2", "low"), Gone("p2"), State(11, "p3", "low")]), Token);

        var stock = await Store.StockAsync(Site, 10, Token);
        Assert.Equal([("p1", "low"), ("p3", "low")], stock.Select(row => (row.Subject, (string?)row.Data["state"])));
    }

    [Fact]
    public async Task Gaps_are_given_up_when_they_were_noticed_too_long_ago()
    {
        await Store.StoreAsync(HubBatch.Of(Alert(1, "raised"), Alert(5, "updated")), Token);
        Assert.Equal((1L, 3L), await GapsAsync());

        await Store.ForgetAsync(DateTimeOffset.UnixEpoch, 10, Token);
        Assert.Equal((1L, 3L), await GapsAsync());
        await Store.ForgetAsync(DateTimeOffset.MaxValue.AddYears(-1000), 10, Token);
        Assert.Equal((0L, 0L), await GapsAsync());
    }

    [Fact]
    public async Task Box_has_the_state_it_last_had_and_since_when()
    {
        await Store.StoreAsync(new([], [new(Site, "box-1", "offline"), new(Site, "box-1", "online")], [], []), Token);
        var before = Assert.Single(await Store.BoxesAsync(Site, 10, Token));
        Assert.Equal("online", before.State);

        await Store.StoreAsync(new([], [new(Site, "box-1", "online")], [], []), Token);
        Assert.Equal(before, Assert.Single(await Store.BoxesAsync(Site, 10, Token)));
    }

    [Fact]
    public async Task Dead_letters_are_kept_up_to_their_bound()
    {
        for (var i = 0; i < 9; i++)
        {
            await Store.StoreAsync(new([], [], [], [DeadLetter.Of("a/b", "\0'; DROP TABLE events; --"u8, "no JSON")]), Token);
        }

        Assert.Equal(5, (await Store.TotalsAsync(Token)).DeadLetters);
    }

    [Fact]
    public async Task Dead_letter_whose_topic_is_cut_within_a_character_is_stored()
    {
        await Store.StoreAsync(new([], [], [], [DeadLetter.Of(new string('a', 511) + "\U0001F600", [], "too long")]), Token);

        Assert.Equal(1, (await Store.TotalsAsync(Token)).DeadLetters);
    }

    [Fact]
    public async Task Old_events_and_closed_alerts_are_given_up_and_open_ones_are_not()
    {
        await Store.StoreAsync(HubBatch.Of(Stock(1, "p1", "low"), Alert(1, "raised")), Token);

        Assert.Equal(2, await Store.ForgetAsync(DateTimeOffset.MaxValue.AddYears(-1000), 10, Token));
        Assert.Equal(0, await Store.ForgetAsync(DateTimeOffset.MaxValue.AddYears(-1000), 10, Token));
        Assert.Single(await Store.AlertsAsync(Site, 10, Token));
    }

    [Fact]
    public async Task Several_writers_at_once_store_everything_once()
    {
        var events = Enumerable.Range(1, 400).Select(number => Stock(number, $"p{number % 7}", "low")).ToArray();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var stored = 0;
            foreach (var batch in events.Chunk(50).OrderBy(batch => (batch[0].Sequence * (writer + 3)) % 11))
            {
                stored += (await Store.StoreAsync(HubBatch.Of(batch), Token)).Stored;
            }

            return stored;
        })));

        Assert.Equal(400, outcomes.Sum());
        Assert.Equal((0L, 0L), await GapsAsync());
        Assert.Equal(0, (await Store.TotalsAsync(Token)).MissingAtStart);
    }

    internal static HubEvent Stock(long sequence, string position, string state) => new(
        Site, "box-1", Guid.CreateVersion7(), "0195504d3d0074a4a1c0d3f1a7b2c4e6", "stock", sequence, EventTypes.StockChanged, position,
        new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(sequence),
        new JsonObject { ["position"] = position, ["sku"] = "4011", ["state"] = state, ["believed"] = 2, ["capacity"] = 8 });

    internal static HubEvent State(long sequence, string position, string state) => Stock(sequence, position, state) with
    {
        Lane = HubEvent.StateLane,
        Type = EventTypes.StockState,
    };

    /// <summary>An <see cref="IHubStore"/>, which a public member may not name.</summary>
    protected abstract Task<object> NewStoreAsync(int maxDeadLetters);

    private static RetainedGone Gone(string position) => new(Site, "box-1", "stock", position);

    private static HubEvent Alert(long sequence, string phase) => Stock(sequence, "p1", "low") with
    {
        Lane = "alert",
        Type = EventTypes.Alert,
        Data = new JsonObject { ["alert"] = "0195504d-1a2b-7c3d-8e4f-5a6b7c8d9e0f", ["phase"] = phase, ["position"] = "p1" },
    };

    private async Task<(long Gaps, long Missing)> GapsAsync()
    {
        var totals = await Store.TotalsAsync(Token);
        return (totals.Gaps, totals.Missing);
    }

    private async Task<string?> StateAsync() => (string?)Assert.Single(await Store.StockAsync(Site, 10, Token)).Data["state"];
}
