using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Judges a ratings model by the ratings that users gave later, beside the item's mean and the mean of all.</summary>
internal static class RatingEvaluation
{
    /// <summary>Root mean squared error of each, over the ratings of users with a history and items of the model.</summary>
    /// <exception cref="DataFileException">There are no such ratings.</exception>
    public static IReadOnlyList<(string Name, double Error)> Judge(
        FactorModel model, InteractionHistory history, InteractionHistory test)
    {
        InteractionMatrix known = FactorRanker.ByModelItems(history, model);
        Dictionary<string, int> users = history.Users.Select((name, user) => (name, user))
            .Where(pair => known.User(pair.user).Indices.Length > 0)
            .ToDictionary(pair => pair.name, pair => pair.user, StringComparer.Ordinal);
        var foldIn = new FoldIn(model);
        float[] shopper = new float[model.Items.Width];
        double[] squares = new double[3];
        int count = 0;
        foreach (IGrouping<int, Interaction> ratings in HistoryWeighting.Newest(test).GroupBy(rating => rating.User))
        {
            if (!users.TryGetValue(test.Users[ratings.Key], out int user))
            {
                continue;
            }

            foldIn.Solve(known.User(user), shopper);
            foreach (Interaction rating in ratings)
            {
                if (model.Catalog.TryFind(test.Items[rating.Item], out int item))
                {
                    count++;
                    squares[0] += Square(rating.Weight - foldIn.Score(shopper, item));
                    squares[1] += Square(rating.Weight - ItemMean(known.Item(item), model.Rules.Mean));
                    squares[2] += Square(rating.Weight - model.Rules.Mean);
                }
            }
        }

        return count > 0
            ? [("recommender", Root(0)), ("mean of the item", Root(1)), ("mean of all", Root(2))]
            : throw new DataFileException("no rating of the test file has a user with a history and an item of the model");

        double Root(int of) => Math.Sqrt(squares[of] / count);

        static double Square(double error) => error * error;
    }

    private static double ItemMean(InteractionRow ratings, float mean)
    {
        double sum = 0;
        foreach (float rating in ratings.Weights)
        {
            sum += rating;
        }

        return ratings.Weights.IsEmpty ? mean : sum / ratings.Weights.Length;
    }
}
