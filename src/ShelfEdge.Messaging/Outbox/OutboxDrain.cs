using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Takes what waits in the outbox to the broker. Messages are sent in order, a bounded number of them unconfirmed at a time, and
/// acknowledged in order up to the first one that the broker did not confirm. What the broker refuses for good becomes a dead
/// letter and does not hold up those behind it. One pass at a time.
/// </summary>
/// <param name="outbox">What waits.</param>
/// <param name="publisher">Connected by the pass when it is not.</param>
/// <param name="budget">Once it is spent only alerts and audit are sent, and the rest waits; <see langword="null"/> for no bound.</param>
public sealed class OutboxDrain(IOutbox outbox, IPublisher publisher, UplinkBudget? budget = null)
{
    private const int Batch = 256;

    private readonly PoisonWatch _poison = new();
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
            _poison.Connected();
        }

        RepublishStates();
        var published = 0;
        var rejected = 0;
        string? rejection = null;
        while (true)
        {
            var entries = outbox.Peek(Batch, urgentOnly: budget is { IsSpent: true });
            if (entries.Count == 0)
            {
                return new(connected, published, null, rejected, rejection);
            }

            var (first, count) = _poison.Select(entries);
            var wasConnected = publisher.IsConnected;
            var sent = await PublishAsync(entries, first, count, cancellationToken);
            var refused = Judge(entries, first, sent, wasConnected);
            if (refused.Count > 0)
            {
                outbox.Reject(refused);
                rejected += refused.Count;
                rejection = refused[^1].Reason;
            }

            outbox.Acknowledge(sent.Confirmed);
            published += sent.Confirmed.Count;
            cancellationToken.ThrowIfCancellationRequested();
            if (sent.Failure is not null)
            {
                return new(connected, published, sent.Failure, rejected, rejection);
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

    // A disk that takes no writes does not keep events from being published; states are marked when it does again.
    private void RepublishStates()
    {
        if (!_areStatesDue)
        {
            return;
        }

        try
        {
            outbox.RepublishStates();
            _areStatesDue = false;
        }
        catch (OutboxException exception) when (exception.Failure is OutboxFailure.DiskFull or OutboxFailure.ReadOnly)
        {
            // Due until it succeeds.
        }
    }

    /// <summary>What of the entries is refused for good, by the broker's word or by proof.</summary>
    private IReadOnlyList<Rejection> Judge(IReadOnlyList<OutboxEntry> entries, int first, Sent sent, bool wasConnected)
    {
        for (var i = 0; i < sent.Settled; i++)
        {
            _poison.Settled(entries[first + i]);
        }

        if (sent.Failure is null || publisher.IsConnected)
        {
            return sent.Refused;
        }

        var last = entries[first + sent.Settled];
        return _poison.Ended(last, sent.Failure, wasConnected) is { } verdict ? [.. sent.Refused, new(last, verdict)] : sent.Refused;
    }

    private async ValueTask<Sent> PublishAsync(
        IReadOnlyList<OutboxEntry> entries, int first, int count, CancellationToken cancellationToken)
    {
        var inFlight = new Queue<Task<PublishFailure?>>(publisher.MaxInFlight);
        var confirmed = new List<OutboxEntry>(count);
        var refused = new List<Rejection>();
        var next = first;
        var settled = 0;
        string? failure = null;
        while (true)
        {
            if (failure is null && next < first + count && inFlight.Count < publisher.MaxInFlight
                && !cancellationToken.IsCancellationRequested)
            {
                var entry = entries[next++];
                inFlight.Enqueue(publisher.PublishAsync(
                    entry.Message.Topic, EventEnvelope.Compose(entry), entry.Message.Retain, CancellationToken.None));
            }
            else if (inFlight.TryDequeue(out var oldest))
            {
                // What follows the first failure may be confirmed, but is sent again so that the order holds.
                var answer = await oldest;
                if (failure is not null)
                {
                    continue;
                }

                if (answer is { IsFinal: false })
                {
                    failure = answer.Reason;
                    continue;
                }

                var entry = entries[first + settled++];
                if (answer is null)
                {
                    confirmed.Add(entry);
                }
                else
                {
                    refused.Add(new(entry, answer.Reason));
                }
            }
            else
            {
                return new(confirmed, refused, settled, failure);
            }
        }
    }

    /// <summary>How a batch fared, up to the first message that is worth another attempt.</summary>
    private sealed record Sent(
        IReadOnlyList<OutboxEntry> Confirmed, IReadOnlyList<Rejection> Refused, int Settled, string? Failure);
}
