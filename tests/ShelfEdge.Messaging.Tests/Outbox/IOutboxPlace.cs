using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>Where an outbox of one implementation lives over several openings.</summary>
internal interface IOutboxPlace : IDisposable
{
    /// <summary>Closes what was open and opens it again.</summary>
    IOutbox Open(OutboxOptions options);
}
