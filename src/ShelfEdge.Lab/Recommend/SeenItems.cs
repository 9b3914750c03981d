namespace ShelfEdge.Lab.Recommend;

/// <summary>What each user of a history has.</summary>
internal static class SeenItems
{
    /// <summary>Names of items by the user's number.</summary>
    public static HashSet<string>[] Of(InteractionHistory history)
    {
        HashSet<string>[] seen = [.. history.Users.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        foreach (InteractionEvent interaction in history.Events)
        {
            seen[interaction.User].Add(history.Items[interaction.Item]);
        }

        return seen;
    }
}
