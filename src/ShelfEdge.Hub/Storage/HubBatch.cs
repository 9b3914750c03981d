namespace ShelfEdge.Hub.Storage;

/// <summary>What one transaction stores.</summary>
/// <param name="Events">In the order of arrival; may hold repetitions.</param>
/// <param name="Availability">In the order of arrival.</param>
/// <param name="Gone">Taken away before the events are stored.</param>
/// <param name="DeadLetters">In the order of arrival.</param>
internal sealed record HubBatch(
    IReadOnlyList<HubEvent> Events,
    IReadOnlyList<BoxAvailability> Availability,
    IReadOnlyList<RetainedGone> Gone,
    IReadOnlyList<DeadLetter> DeadLetters)
{
    public static HubBatch Of(params HubEvent[] events) => new(events, [], [], []);

    /// <summary>A batch of what arrived, such that the later of state and its being gone wins.</summary>
    /// <param name="contents">In the order of arrival, of the four kinds.</param>
    public static HubBatch Compose(IEnumerable<object> contents)
    {
        List<HubEvent> events = [];
        List<BoxAvailability> availability = [];
        List<RetainedGone> gone = [];
        List<DeadLetter> deadLetters = [];
        foreach (var content in contents)
        {
            switch (content)
            {
                case HubEvent one:
                    events.Add(one);
                    break;
                case BoxAvailability one:
                    availability.Add(one);
                    break;
                case RetainedGone one:
                    events.RemoveAll(one.Ends);
                    gone.Add(one);
                    break;
                case DeadLetter one:
                    deadLetters.Add(one);
                    break;
                default:
                    throw new ArgumentException($"A {content.GetType().Name} is none of the four kinds.", nameof(contents));
            }
        }

        return new(events, availability, gone, deadLetters);
    }
}
