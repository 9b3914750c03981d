using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Tests.Storage;

public sealed class SqliteStoreTests : HubStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-hub-").FullName;

    protected override Task<object> NewStoreAsync(int maxDeadLetters) =>
        Task.FromResult<object>(new SqliteStore(Path.Combine(_folder, "hub.db"), TimeProvider.System, maxDeadLetters));
}
