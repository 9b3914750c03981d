using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Tests.Storage;

public sealed class UpkeepWorkerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-hub-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task One_round_gives_up_everything_that_is_too_old()
    {
        var token = TestContext.Current.CancellationToken;
        var path = Path.Combine(_folder, "hub.db");
        var clock = new FakeTimeProvider();
        await using var store = new SqliteStore(path, clock, 5);
        await store.OpenAsync(token);
        await store.StoreAsync(HubBatch.Of([.. Enumerable.Range(1, 11_000).Select(number => HubStoreContract.Stock(number, "p1", "low"))]), token);
        clock.Advance(TimeSpan.FromDays(100));
        using var worker = new UpkeepWorker(
            store, new StorageOptions(), new LatestTotals(), clock,
            new ProcessEnd(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance)), NullLogger<UpkeepWorker>.Instance);

        // The clock stands still from here on, so there is one round only.
        await worker.StartAsync(token);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(token);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM events";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((long)(await count.ExecuteScalarAsync(token))! > 0)
        {
            await timer.WaitForNextTickAsync(token);
        }

        await worker.StopAsync(token);
        Assert.Equal(0, await store.ForgetAsync(clock.GetUtcNow(), 1, token));
    }
}
