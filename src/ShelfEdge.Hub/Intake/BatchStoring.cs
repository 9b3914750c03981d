using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Intake;

/// <summary>
/// Stores what arrived. A batch that the database refuses for good is halved until the message is alone that it refuses; that one
/// becomes a dead letter, so that it cannot hold up the others.
/// </summary>
internal sealed class BatchStoring(IHubStore store, IntakeCounters counters)
{
    /// <exception cref="System.Data.Common.DbException">The database is away; nothing or a part is stored, try all again.</exception>
    public async Task StoreAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        try
        {
            await CommitAsync(Compose(arrivals), cancellationToken);
        }
        catch (Exception exception) when (store.IsRefusal(exception))
        {
            if (arrivals is [var alone])
            {
                var letter = DeadLetter.Of(alone.Topic, alone.Payload.Span, $"the database refuses it: {exception.Message}");
                await CommitAsync(new([], [], [], [letter]), cancellationToken);
                return;
            }

            var half = arrivals.Count / 2;
            await StoreAsync([.. arrivals.Take(half)], cancellationToken);
            await StoreAsync([.. arrivals.Skip(half)], cancellationToken);
        }
    }

    private static HubBatch Compose(IReadOnlyList<Arrival> arrivals)
    {
        var contents = arrivals.Select(arrival => arrival.Content).ToList();
        return new(
            [.. contents.OfType<HubEvent>()],
            [.. contents.OfType<BoxAvailability>()],
            [.. contents.OfType<RetainedGone>()],
            [.. contents.OfType<DeadLetter>()]);
    }

    private async Task CommitAsync(HubBatch batch, CancellationToken cancellationToken) =>
        counters.Committed(await store.StoreAsync(batch, cancellationToken), batch.DeadLetters.Count);
}
