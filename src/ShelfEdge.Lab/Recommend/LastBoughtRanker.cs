namespace ShelfEdge.Lab.Recommend;

/// <summary>What the user took last, newest first. It can only repeat, so it is of use when seen items may be ranked.</summary>
internal sealed class LastBoughtRanker(InteractionHistory history) : IRanker
{
    private readonly ILookup<int, InteractionEvent> _events = history.Events.ToLookup(interaction => interaction.User);

    public string Name => "last bought";

    public IReadOnlyList<RankedItem> Rank(int user, int count) =>
    [
        .. _events[user]
            .GroupBy(interaction => interaction.Item)
            .Select(group => (Item: group.Key, Last: group.Max(interaction => interaction.Time)))
            .OrderByDescending(taken => taken.Last)
            .Take(count)
            .Select((taken, rank) => new RankedItem(history.Items[taken.Item], -rank)),
    ];
}
