namespace ShelfEdge.Hub.Tests.Storage;

/// <summary>One server for the tests of a class; each takes a database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public PostgresServer? Server { get; private set; }

    public async ValueTask InitializeAsync() =>
        Server = PostgresServer.Missing is null ? await PostgresServer.StartAsync(CancellationToken.None) : null;

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}
