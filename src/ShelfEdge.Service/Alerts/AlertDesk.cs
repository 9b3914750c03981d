using System.Threading.Channels;
using ShelfEdge.Core.Alerts;

namespace ShelfEdge.Service.Alerts;

/// <summary>
/// Where staff and other systems say something about alerts, whatever the way they come by (HTTP, MQTT). The loop that owns the
/// alerts does the work; an answer without refusal is on the disk, together with the event that tells of it. Any thread. Asking
/// twice does no harm.
/// </summary>
/// <param name="time">Clock of the box; the time of a request is when it was taken.</param>
internal sealed class AlertDesk(TimeProvider time)
{
    // More people than this do not ask in one second.
    private const int MostWaiting = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<DeskRequest> _requests = Channel.CreateBounded<DeskRequest>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>For the loop that owns the alerts.</summary>
    public ChannelReader<DeskRequest> Requests => _requests.Reader;

    /// <summary>Says that somebody has seen an open alert. The first who does is kept.</summary>
    public Task<AlertOutcome<Alert>> AcknowledgeAsync(Guid alert, string? by, CancellationToken cancellationToken) =>
        AskAsync((book, at) => book.Acknowledge(alert, by ?? "", at), cancellationToken);

    /// <summary>Holds alerts of a position or of the store back for a time.</summary>
    public Task<AlertOutcome<Suppression>> SuppressAsync(SuppressionRequest request, CancellationToken cancellationToken) =>
        AskAsync((book, at) => book.Suppress(request, at), cancellationToken);

    /// <summary>Ends a suppression before its time.</summary>
    public Task<AlertOutcome<Suppression>> LiftAsync(Guid suppression, string? by, CancellationToken cancellationToken) =>
        AskAsync((book, at) => book.Lift(suppression, by ?? "", at), cancellationToken);

    private async Task<AlertOutcome<T>> AskAsync<T>(
        Func<AlertBook, DateTimeOffset, AlertOutcome<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var request = new DeskRequest<T>(ask);
        if (!_requests.Writer.TryWrite(request))
        {
            return AlertOutcome.Refused<T>(AlertRefusal.NotStored, "Too many requests wait; try again.");
        }

        try
        {
            return await request.Answer.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return AlertOutcome.Refused<T>(
                AlertRefusal.NotStored, "The box could not store it in time, and may do so later; try again.");
        }
    }
}
