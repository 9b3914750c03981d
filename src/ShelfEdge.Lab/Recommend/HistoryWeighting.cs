using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Makes one weight of all events of a user and an item.</summary>
internal static class HistoryWeighting
{
    /// <summary>Implicit feedback: the amounts are added and weighed by the rules. Pairs whose sum is not above 0 are left out.</summary>
    public static List<Interaction> Weigh(InteractionHistory history, ConfidenceRules rules)
    {
        var pairs = new Dictionary<(int User, int Item), (double Amount, DateTimeOffset Last)>();
        foreach (InteractionEvent interaction in history.Events)
        {
            var key = (interaction.User, interaction.Item);
            (double amount, DateTimeOffset last) = pairs.GetValueOrDefault(key, (0, DateTimeOffset.MinValue));
            pairs[key] = (amount + interaction.Weight, interaction.Time > last ? interaction.Time : last);
        }

        return
        [
            .. pairs.Where(pair => pair.Value.Amount > 0)
                .Select(pair => new Interaction(
                    pair.Key.User, pair.Key.Item, rules.Weigh(pair.Value.Amount, history.Newest - pair.Value.Last))),
        ];
    }

    /// <summary>Ratings: the newest of a pair counts, the last in the file if the times are the same.</summary>
    public static List<Interaction> Newest(InteractionHistory history)
    {
        var pairs = new Dictionary<(int User, int Item), InteractionEvent>();
        foreach (InteractionEvent interaction in history.Events)
        {
            var key = (interaction.User, interaction.Item);
            if (!pairs.TryGetValue(key, out InteractionEvent known) || interaction.Time >= known.Time)
            {
                pairs[key] = interaction;
            }
        }

        return [.. pairs.Values.Select(interaction => new Interaction(interaction.User, interaction.Item, interaction.Weight))];
    }

    /// <summary>What a model of these rules reads in a history.</summary>
    public static List<Interaction> Read(InteractionHistory history, FeedbackKind feedback, ConfidenceRules rules) =>
        feedback == FeedbackKind.Implicit ? Weigh(history, rules) : Newest(history);

    /// <summary>By the history's own numbers.</summary>
    /// <exception cref="DataFileException">There are too many pairs.</exception>
    public static InteractionMatrix ToMatrix(InteractionHistory history, List<Interaction> pairs)
    {
        try
        {
            return InteractionMatrix.Build(
                history.Users.Count, history.Items.Count, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pairs));
        }
        catch (ArgumentException exception)
        {
            throw new DataFileException(exception.Message);
        }
    }
}
