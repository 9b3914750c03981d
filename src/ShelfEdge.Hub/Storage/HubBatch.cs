namespace ShelfEdge.Hub.Storage;

/// <summary>What one transaction stores.</summary>
/// <param name="Events">In the order of arrival; may hold repetitions.</param>
/// <param name="Availability">In the order of arrival.</param>
/// <param name="Gone">In the order of arrival.</param>
/// <param name="DeadLetters">In the order of arrival.</param>
internal sealed record HubBatch(
    IReadOnlyList<HubEvent> Events,
    IReadOnlyList<BoxAvailability> Availability,
    IReadOnlyList<RetainedGone> Gone,
    IReadOnlyList<DeadLetter> DeadLetters)
{
    public static HubBatch Of(params HubEvent[] events) => new(events, [], [], []);
}
