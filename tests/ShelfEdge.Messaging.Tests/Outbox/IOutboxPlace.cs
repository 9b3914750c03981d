using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>Where an outbox of one implementation lives over several openings.</summary>
internal interface IOutboxPlace : IDisposable
{
    /// <summary>The clock of every opening.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>Sets the time of day forward or back, without time going by.</summary>
    void JumpWallClock(TimeSpan by);

    /// <summary>Closes what was open and opens it again.</summary>
    IOutbox Open(OutboxOptions options);
}
