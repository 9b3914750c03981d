using System.Text.Json.Nodes;
using Npgsql;
using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Hub.Tests.Storage;

namespace ShelfEdge.Hub.Tests.Intake;

public sealed class BatchStoringTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-hub-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Message_that_cannot_be_written_goes_aside_and_the_others_are_stored()
    {
        await using var store = new SqliteStore(Path.Combine(_folder, "hub.db"), TimeProvider.System, 5);
        await store.OpenAsync(Token);
        var counters = new IntakeCounters();

        // Parsed without a look at names, as the reader does not: the clash shows when the row is made.
        var clash = HubStoreContract.State(2, "p2", "low") with { Data = (JsonObject)JsonNode.Parse("""{"state": "low", "state": "low"}""")! };
        HubEvent[] events = [HubStoreContract.Stock(1, "p1", "low"), clash, HubStoreContract.Stock(3, "p3", "low")];
        await new BatchStoring(store, counters).StoreAsync(
            [.. events.Select(one => new Arrival(one, "shelfedge/store-7/box-1/events/stock", default, () => Task.CompletedTask))], Token);

        Assert.Equal((2, 1), (counters.Stored, counters.DeadLetters));
        Assert.Equal(1, (await store.TotalsAsync(Token)).DeadLetters);
    }

    [Theory]
    [InlineData("22001", true)]
    [InlineData("23505", true)]
    [InlineData("54000", true)]
    [InlineData("40001", false)]
    [InlineData("57P01", false)]
    public async Task Refusals_of_postgres_are_those_that_the_message_causes(string state, bool isRefusal)
    {
        await using var store = new PostgresStore("Host=127.0.0.1", null, TimeProvider.System, 5);

        Assert.Equal(isRefusal, store.IsRefusal(new PostgresException("", "ERROR", "ERROR", state)));
    }
}
