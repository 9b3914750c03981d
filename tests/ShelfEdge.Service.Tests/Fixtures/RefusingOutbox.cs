using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>A real outbox in a folder of its own that refuses appends as long as a failure is set.</summary>
internal sealed class RefusingOutbox(string folder) : IOutbox, IDisposable
{
    private readonly SqliteOutbox _inner = SqliteOutbox.Open(
        new OutboxOptions { Path = Path.Combine(folder, "refusing.db") }, TimeProvider.System);

    public OutboxFailure? Failure { get; set; }

    public int Attempts { get; private set; }

    public OutboxStatus Status => _inner.Status;

    public AppendResult Append(IReadOnlyList<OutboxMessage> messages, ReadOnlySpan<byte> checkpoint)
    {
        Attempts++;
        return Failure is { } failure
            ? throw new OutboxException(failure, failure.ToString())
            : _inner.Append(messages, checkpoint);
    }

    public IReadOnlyList<OutboxEntry> Peek(int max) => _inner.Peek(max);

    public void Acknowledge(IReadOnlyList<OutboxEntry> entries) => _inner.Acknowledge(entries);

    public void Reject(IReadOnlyList<Rejection> rejections) => _inner.Reject(rejections);

    public void RepublishStates() => _inner.RepublishStates();

    public int KeepStates(IReadOnlySet<string> topics) => _inner.KeepStates(topics);

    public byte[] ReadCheckpoint() => _inner.ReadCheckpoint();

    public ValueTask WaitForAppendAsync(CancellationToken cancellationToken) => _inner.WaitForAppendAsync(cancellationToken);

    public void Dispose() => _inner.Dispose();
}
