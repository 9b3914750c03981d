using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>An outbox on disk, and a drain that takes it to a publisher that remembers.</summary>
internal sealed class OutboxDrainFixture : IDisposable
{
    private readonly OutboxOptions _options;

    public OutboxDrainFixture(OutboxOptions? options = null)
    {
        _options = options ?? new();
        Open();
    }

    public SqliteOutboxPlace Place { get; } = new();

    public CollectingPublisher Publisher { get; } = new();

    public SqliteOutbox Outbox { get; private set; }

    public OutboxDrain Drain { get; private set; }

    /// <summary>Ids of what the broker took, in order.</summary>
    public List<Guid> Published => [.. Publisher.Messages.Select(message => message.Id)];

    /// <summary>Opens the file as after a restart of the box.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Outbox), nameof(Drain))]
    public void Open()
    {
        Outbox = Place.Open(_options);
        Drain = new(Outbox, Publisher);
    }

    /// <returns>Passes until one found nothing left.</returns>
    public async Task<int> DrainFullyAsync(CancellationToken cancellationToken)
    {
        for (var pass = 1; ; pass++)
        {
            if ((await Drain.DrainAsync(cancellationToken)).Failure is null)
            {
                return pass;
            }
        }
    }

    public void Dispose()
    {
        Outbox.Dispose();
        Place.Dispose();
    }
}
