using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Takes what waits in the outbox to the broker. Messages are sent in order, a bounded number of them unconfirmed at a time, and
/// acknowledged in order up to the first one that the broker did not confirm. One pass at a time.
/// </summary>
/// <param name="outbox">What waits.</param>
/// <param name="publisher">Connected by the pass when it is not.</param>
public sealed class OutboxDrain(IOutbox outbox, IPublisher publisher)
{
    private const int Batch = 256;

    private bool _areStatesDue;

    /// <summary>Connects if need be, then publishes until the outbox is empty or something fails.</summary>
    /// <param name="cancellationToken">
    /// Ends the pass: no further message is sent, but those on their way are waited for, which takes no longer than the
    /// publisher's deadline, and acknowledged.
    /// </param>
    /// <exception cref="OutboxException">The outbox could not be read or written.</exception>
    public async ValueTask<DrainResult> DrainAsync(CancellationToken cancellationToken)
    {
        var connected = false;
        if (!publisher.IsConnected)
        {
            if (await publisher.ConnectAsync(cancellationToken) is { } refusal)
            {
                return new(false, 0, refusal);
            }

            connected = true;
            _areStatesDue = true;
        }

        if (_areStatesDue)
        {
            outbox.RepublishStates();
            _areStatesDue = false;
        }

        var published = 0;
        while (true)
        {
            var entries = outbox.Peek(Batch);
            if (entries.Count == 0)
            {
                return new(connected, published, null);
            }

            var (confirmed, failure) = await PublishAsync(entries, cancellationToken);
            outbox.Acknowledge(confirmed == entries.Count ? entries : [.. entries.Take(confirmed)]);
            published += confirmed;
            cancellationToken.ThrowIfCancellationRequested();
            if (failure is not null)
            {
                return new(connected, published, failure);
            }
        }
    }

    /// <summary>Completes when a further pass is worth while: something was appended, or the connection is gone.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var appended = outbox.WaitForAppendAsync(either.Token).AsTask();
        var disconnected = publisher.WaitForDisconnectAsync(either.Token);
        await Task.WhenAny(appended, disconnected);
        await either.CancelAsync();
        await Task.WhenAll(appended, disconnected).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async ValueTask<(int Confirmed, string? Failure)> PublishAsync(
        IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var inFlight = new Queue<Task<string?>>(publisher.MaxInFlight);
        var sent = 0;
        var confirmed = 0;
        string? failure = null;
        while (true)
        {
            if (failure is null && sent < entries.Count && inFlight.Count < publisher.MaxInFlight
                && !cancellationToken.IsCancellationRequested)
            {
                var entry = entries[sent++];
                inFlight.Enqueue(publisher.PublishAsync(
                    entry.Message.Topic, EventEnvelope.Compose(entry), entry.Message.Retain, CancellationToken.None));
            }
            else if (inFlight.TryDequeue(out var oldest))
            {
                // What follows the first failure may be confirmed, but is sent again so that the order holds.
                failure = await oldest is { } reason && failure is null ? reason : failure;
                confirmed += failure is null ? 1 : 0;
            }
            else
            {
                return (confirmed, failure);
            }
        }
    }
}
