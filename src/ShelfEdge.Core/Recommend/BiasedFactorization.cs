namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Factorizes ratings into a mean, a bias of each user and item and the product of their factors, with L2 regularization, by
/// alternating least squares over the known ratings only (Koren, Bell, Volinsky 2009).
/// </summary>
public static class BiasedFactorization
{
    /// <summary>The mean of all ratings, for <see cref="FactorRules.ForRatings"/>; 0 without ratings.</summary>
    public static float MeanOf(InteractionMatrix ratings)
    {
        double sum = 0;
        for (int user = 0; user < ratings.UserCount; user++)
        {
            foreach (float rating in ratings.User(user).Weights)
            {
                sum += rating;
            }
        }

        return ratings.Count == 0 ? 0 : (float)(sum / ratings.Count);
    }

    /// <summary>Trains from random item factors and no biases.</summary>
    /// <param name="ratings">Weights are ratings. A pair must come once, for the ratings of a pair that comes twice are added.</param>
    /// <param name="rules">For <see cref="FeedbackKind.Ratings"/>.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <param name="afterIteration">Called after each iteration with its number, from 1, and the factors so far.</param>
    /// <exception cref="ArgumentException">The rules are for implicit feedback.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static TrainedFactors Train(
        InteractionMatrix ratings,
        FactorTrainingRules rules,
        ParallelOptions parallel,
        Action<int, TrainedFactors>? afterIteration = null)
    {
        if (rules.Rows.Feedback != FeedbackKind.Ratings)
        {
            throw new ArgumentException($"rules are for {rules.Rows.Feedback} feedback", nameof(rules));
        }

        float deviation = 0.1f / MathF.Sqrt(rules.Factors);
        FactorMatrix items = FactorMatrix.Random(ratings.ItemCount, rules.Factors, deviation, new Random(rules.Seed));
        for (int item = 0; item < items.Count; item++)
        {
            items.WritableRow(item)[RatingRowSolver.UserBias] = 1;
            items.WritableRow(item)[RatingRowSolver.ItemBias] = 0;
        }

        return RowAlternation.Run(
            ratings,
            rules,
            parallel,
            afterIteration,
            items,
            others => () => RatingRowSolver.ForUsers(rules.Rows, others),
            others => () => RatingRowSolver.ForItems(rules.Rows, others));
    }
}
