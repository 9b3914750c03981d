namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class SqliteOutboxContractTests : OutboxContract
{
    private protected override IOutboxPlace NewPlace() => new SqliteOutboxPlace();
}
