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
            await CommitAsync(HubBatch.Compose(arrivals.Select(arrival => arrival.Content)), cancellationToken);
        }
        catch (Exception exception) when (exception is UnwritableException || store.IsRefusal(exception))
        {
            if (arrivals is [var alone])
            {
                var letter = DeadLetter.Of(alone.Topic, alone.Payload.Span, $"cannot be stored: {exception.Message}");
                await CommitAsync(new([], [], [], [letter]), cancellationToken);
                return;
            }

            var half = arrivals.Count / 2;
            await StoreAsync([.. arrivals.Take(half)], cancellationToken);
            await StoreAsync([.. arrivals.Skip(half)], cancellationToken);
        }
    }

    private async Task CommitAsync(HubBatch batch, CancellationToken cancellationToken) =>
        counters.Committed(await store.StoreAsync(batch, cancellationToken), batch.DeadLetters.Count);
}
