using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>An outbox in memory whose disk fails as long as a failure is set.</summary>
internal sealed class FailingOutbox : IOutbox
{
    public OutboxFailure? Failure { get; set; }

    public int Attempts { get; private set; }

    public List<OutboxMessage> Messages { get; } = [];

    public OutboxStatus Status => new(Messages.Count, 0, 0, null, Messages.Count, false, 0, 0, 0, 0, 0, 0, 0);

    public AppendResult Append(IReadOnlyList<OutboxMessage> messages, ReadOnlySpan<byte> checkpoint)
    {
        Attempts++;
        if (Failure is { } failure)
        {
            throw new OutboxException(failure, failure.ToString());
        }

        Messages.AddRange(messages);
        return new AppendResult(Messages.Count, messages.Count, 0);
    }

    public IReadOnlyList<OutboxEntry> Peek(int max) => [];

    public void Acknowledge(IReadOnlyList<OutboxEntry> entries)
    {
    }

    public void RepublishStates()
    {
    }

    public int KeepStates(IReadOnlySet<string> topics) => 0;

    public byte[] ReadCheckpoint() => [];

    public ValueTask WaitForAppendAsync(CancellationToken cancellationToken) =>
        new(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
}
