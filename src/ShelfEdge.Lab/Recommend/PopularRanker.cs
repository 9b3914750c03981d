namespace ShelfEdge.Lab.Recommend;

/// <summary>The items that most users have, the same for everyone but for what the user has already.</summary>
internal sealed class PopularRanker : IRanker
{
    private readonly HashSet<string>[] _seen;
    private readonly RankedItem[] _items;
    private readonly bool _includeSeen;

    /// <param name="name">In the table.</param>
    /// <param name="history">Users and what they have.</param>
    /// <param name="since">Events before it are not counted.</param>
    /// <param name="includeSeen">Whether items that the user has may be ranked.</param>
    public PopularRanker(string name, InteractionHistory history, DateTimeOffset since, bool includeSeen)
    {
        Name = name;
        _includeSeen = includeSeen;
        _seen = SeenItems.Of(history);
        _items =
        [
            .. history.Events.Where(interaction => interaction.Time >= since)
                .Select(interaction => (interaction.User, interaction.Item))
                .Distinct()
                .GroupBy(pair => pair.Item)
                .Select(group => (Item: group.Key, Users: group.Count()))
                .OrderByDescending(counted => counted.Users)
                .ThenBy(counted => counted.Item)
                .Select(counted => new RankedItem(history.Items[counted.Item], counted.Users)),
        ];
    }

    public string Name { get; }

    public IReadOnlyList<RankedItem> Rank(int user, int count) =>
        [.. _items.Where(ranked => _includeSeen || !_seen[user].Contains(ranked.Item)).Take(count)];
}
