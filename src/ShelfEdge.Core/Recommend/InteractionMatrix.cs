namespace ShelfEdge.Core.Recommend;

/// <summary>
/// User by item weights with only the known pairs stored, compressed by user and by item. Immutable; safe to read from any
/// thread. Takes 16 bytes a pair.
/// </summary>
public sealed class InteractionMatrix
{
    private readonly CompressedRows _users;
    private readonly CompressedRows _items;

    private InteractionMatrix(CompressedRows users, CompressedRows items)
    {
        _users = users;
        _items = items;
    }

    /// <summary>Rows, those without an interaction among them.</summary>
    public int UserCount => _users.Count;

    /// <summary>Columns, those without an interaction among them.</summary>
    public int ItemCount => _items.Count;

    /// <summary>Different pairs.</summary>
    public int Count => _users.Entries;

    /// <summary>Compresses a list of interactions in any order. The weights of a pair that comes twice are added.</summary>
    /// <exception cref="ArgumentException">
    /// A count is over <see cref="RecommendLimits"/>, an index is outside its range or a weight is not finite.
    /// </exception>
    public static InteractionMatrix Build(int userCount, int itemCount, ReadOnlySpan<Interaction> interactions)
    {
        Check(userCount, RecommendLimits.Users, "users");
        Check(itemCount, RecommendLimits.Items, "items");
        Check(interactions.Length, RecommendLimits.Interactions, "interactions");
        foreach (Interaction interaction in interactions)
        {
            if ((uint)interaction.User >= (uint)userCount || (uint)interaction.Item >= (uint)itemCount
                || !float.IsFinite(interaction.Weight))
            {
                throw new ArgumentException(
                    $"{interaction} does not fit {userCount} users and {itemCount} items with finite weights", nameof(interactions));
            }
        }

        // Two stable counting sorts (by user, then by item of the transpose) leave every row in ascending order.
        CompressedRows unordered = CompressedRows.ByUser(userCount, interactions);
        CompressedRows items = unordered.Transpose(itemCount);
        CompressedRows users = items.Transpose(userCount).MergeRepeated();
        return new InteractionMatrix(users, users.Transpose(itemCount));
    }

    /// <summary>Items of a user.</summary>
    public InteractionRow User(int user) => _users.Row(user);

    /// <summary>Users of an item.</summary>
    public InteractionRow Item(int item) => _items.Row(item);

    private static void Check(int count, int limit, string what)
    {
        if ((uint)count > (uint)limit)
        {
            throw new ArgumentException($"{count} {what} are not allowed; at most {limit} are");
        }
    }
}
