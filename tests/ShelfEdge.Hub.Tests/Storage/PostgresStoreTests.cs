using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Tests.Storage;

public sealed class PostgresStoreTests(PostgresFixture postgres) : HubStoreContract, IClassFixture<PostgresFixture>
{
    protected override async Task<object> NewStoreAsync(int maxDeadLetters)
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var connection = await postgres.Server!.NewDatabaseAsync(TestContext.Current.CancellationToken);
        return new PostgresStore(connection, null, TimeProvider.System, maxDeadLetters);
    }
}
