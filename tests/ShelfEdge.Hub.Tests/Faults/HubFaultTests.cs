using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using ShelfEdge.Hub.Tests.Storage;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Hub.Tests.Faults;

/// <summary>The real hub, broker and database, and what happens when one of them dies. Rows of <c>docs/reliability.md</c>.</summary>
public sealed class HubFaultTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private const int Milliseconds = 180_000;
    private const int Rounds = 6;
    private const int EventsARound = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-hub-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = Milliseconds)]
    public async Task Events_of_a_box_stand_in_the_answers_of_the_hub()
    {
        await using var broker = await BrokerAsync();
        await using var hub = new HubProcess(Settings(broker.Port, Sqlite()));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await using var source = new EventSource(broker.Port);
        await source.PublishAsync(20, Token);
        await CountAsync(Open(Sqlite()), 20);

        Assert.NotEmpty((await hub.GetAsync("/v1/stores/store-7/stock", Token)).GetProperty("positions").EnumerateArray());
        Assert.Empty((await hub.GetAsync("/v1/stores/store-8/stock", Token)).GetProperty("positions").EnumerateArray());
        Assert.Empty((await hub.GetAsync("/v1/stores/store-7/alerts", Token)).GetProperty("alerts").EnumerateArray());
        var box = Assert.Single((await hub.GetAsync("/v1/stores/store-7/availability", Token)).GetProperty("boxes").EnumerateArray());
        Assert.Equal("online", box.GetProperty("state").GetString());
        var documented = await File.ReadAllTextAsync(Path.Combine(Testing.Repository.Root, "docs/hub.md"), Token);
        var shown = (await hub.MetricsAsync(Token)).Split('\n')
            .Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
    }

    [Theory(Timeout = Milliseconds)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hub_that_is_killed_while_it_stores_has_everything_once(bool onPostgres)
    {
        var database = onPostgres ? await PostgresAsync() : Sqlite();
        await StrikeAsync(database, "hub killed mid-batch", hub => hub.KillAsync(), hub =>
        {
            hub.Launch();
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Milliseconds)]
    public async Task Database_that_crashes_while_the_hub_stores_has_everything_once()
    {
        var database = await PostgresAsync();
        await StrikeAsync(
            database, "PostgreSQL crashed and restarted", _ => postgres.Server!.CrashAsync(Token), _ => postgres.Server!.StartAgainAsync(Token),
            TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = Milliseconds)]
    public async Task Two_hubs_with_a_shared_subscription_have_everything_once_between_them()
    {
        var database = await PostgresAsync();
        await using var broker = await BrokerAsync();
        (string, string)[] settings = [.. Settings(broker.Port, database), ("INTAKE__SPLIT", "shared")];
        await using var first = new HubProcess([.. settings, ("MQTT__CLIENTID", "hub-a")]);
        await using var second = new HubProcess([.. settings, ("MQTT__CLIENTID", "hub-b")]);
        await first.StartAsync(TestContext.Current.CancellationToken);
        await second.StartAsync(Token);
        await using var source = new EventSource(broker.Port);
        await source.PublishAsync(Rounds * EventsARound, Token);

        await ProveAsync(database, "two hubs share a subscription");
        var shares = await Task.WhenAll(StoredAsync(first), StoredAsync(second));
        Assert.Equal(Rounds * EventsARound, shares.Sum());
        Assert.All(shares, share => Assert.True(share > 0, $"{shares[0]} and {shares[1]}"));
    }

    /// <summary>Strikes in each round while events are stored, recovers when all are sent, and proves that everything is there once.</summary>
    private async Task StrikeAsync(
        (string Name, string Value)[] database, string fault, Func<HubProcess, Task> strike, Func<HubProcess, Task> recover,
        CancellationToken cancellationToken)
    {
        await using var broker = await BrokerAsync();
        await using var hub = new HubProcess(Settings(broker.Port, database));
        await hub.StartAsync(cancellationToken);
        await using var source = new EventSource(broker.Port);
        for (var round = 0; round < Rounds; round++)
        {
            var sending = source.PublishAsync(EventsARound, cancellationToken);
            await CountAsync(Open(database), (round * EventsARound) + 1);
            await strike(hub);
            await sending;
            await recover(hub);
        }

        await ProveAsync(database, fault);
    }

    private static async Task<int> StoredAsync(HubProcess hub)
    {
        var line = (await hub.MetricsAsync(Token)).Split('\n').Single(text => text.StartsWith("shelfedge_hub_stored", StringComparison.Ordinal));
        return (int)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static Task<MosquittoBroker> BrokerAsync()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        return MosquittoBroker.StartAsync(Token);
    }

    private static (string, string)[] Settings(int port, (string Name, string Value)[] database) =>
        [("MQTT__HOST", "127.0.0.1"), ("MQTT__PORT", port.ToString(CultureInfo.InvariantCulture)), ("INTAKE__BATCHSIZE", "50"), .. database];

    private (string Name, string Value)[] Sqlite() => [("STORAGE__PATH", Path.Combine(_folder, "hub.db"))];

    private async Task<(string Name, string Value)[]> PostgresAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        return [("STORAGE__KIND", "postgres"), ("STORAGE__CONNECTION", await postgres.Server!.NewDatabaseAsync(Token))];
    }

    private static DbConnection Open((string Name, string Value)[] database) => database.Length == 1
        ? new SqliteConnection($"Data Source={database[0].Value};Pooling=False")
        : new NpgsqlConnection(database[1].Value + ";Pooling=false");

    private static async Task<long> NumberAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = query;
#pragma warning restore CA2100 // see above
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }

    /// <summary>Completes when at least so many events are stored.</summary>
    private static async Task CountAsync(DbConnection connection, int atLeast)
    {
        await using var used = connection;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            try
            {
                if (connection.State != System.Data.ConnectionState.Open)
                {
                    await connection.OpenAsync(Token);
                }

                if (await NumberAsync(connection, "SELECT count(*) FROM events") >= atLeast)
                {
                    return;
                }
            }
            catch (DbException)
            {
                // Not there yet, or just coming back.
                await connection.CloseAsync();
            }
        }
        while (await timer.WaitForNextTickAsync(Token));
    }

    private async Task ProveAsync((string Name, string Value)[] database, string fault)
    {
        const int Sent = Rounds * EventsARound;
        await CountAsync(Open(database), Sent);
        await using var connection = Open(database);
        await connection.OpenAsync(Token);
        var stored = await NumberAsync(connection, "SELECT count(*) FROM events");
        var numbers = await NumberAsync(connection, "SELECT count(DISTINCT sequence) FROM events");
        output.WriteLine($"{fault}: sent {Sent}, lost {Sent - numbers}, stored twice {stored - numbers}");
        Assert.Equal(((long)Sent, (long)Sent), (stored, numbers));
        Assert.Equal(0, await NumberAsync(connection, "SELECT count(*) FROM gaps"));
        Assert.Equal(Sent, await NumberAsync(connection, "SELECT highest FROM sequences WHERE lane = 'stock'"));
    }
}
