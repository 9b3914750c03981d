using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Testing.Messaging;

/// <summary>Passes everything on to another outbox, but fails like a full disk where it is told to.</summary>
public sealed class FailingOutbox(IOutbox inner) : IOutbox
{
    public bool AppendFails { get; set; }

    public bool AcknowledgeFails { get; set; }

    public bool RepublishFails { get; set; }

    public OutboxStatus Status => inner.Status;

    public AppendResult Append(IReadOnlyList<OutboxMessage> messages, ReadOnlySpan<byte> checkpoint)
    {
        FailIf(AppendFails);
        return inner.Append(messages, checkpoint);
    }

    public IReadOnlyList<OutboxEntry> Peek(int max) => inner.Peek(max);

    public void Acknowledge(IReadOnlyList<OutboxEntry> entries)
    {
        FailIf(AcknowledgeFails);
        inner.Acknowledge(entries);
    }

    public void Reject(IReadOnlyList<Rejection> rejections) => inner.Reject(rejections);

    public void RepublishStates()
    {
        FailIf(RepublishFails);
        inner.RepublishStates();
    }

    public int KeepStates(IReadOnlySet<string> topics) => inner.KeepStates(topics);

    public byte[] ReadCheckpoint() => inner.ReadCheckpoint();

    public ValueTask WaitForAppendAsync(CancellationToken cancellationToken) => inner.WaitForAppendAsync(cancellationToken);

    private static void FailIf(bool fails)
    {
        if (fails)
        {
            throw new OutboxException(OutboxFailure.DiskFull, "Outbox test.db: no room left on the disk.");
        }
    }
}
