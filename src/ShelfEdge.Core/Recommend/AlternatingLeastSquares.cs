namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Factorizes implicit feedback: solves all users exactly, then all items, and again, each row for itself (Hu, Koren, Volinsky
/// 2008). The same matrix, rules and processor give the same factors, whatever the degree of parallelism.
/// </summary>
public static class AlternatingLeastSquares
{
    /// <summary>Trains from random item vectors.</summary>
    /// <param name="interactions">Weights above zero.</param>
    /// <param name="rules">For <see cref="FeedbackKind.Implicit"/>.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <param name="afterIteration">Called after each iteration with its number, from 1, and the factors so far.</param>
    /// <exception cref="ArgumentException">A weight is zero or less, or the rules are for ratings.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static TrainedFactors Train(
        InteractionMatrix interactions,
        FactorTrainingRules rules,
        ParallelOptions parallel,
        Action<int, TrainedFactors>? afterIteration = null)
    {
        if (rules.Rows.Feedback != FeedbackKind.Implicit)
        {
            throw new ArgumentException($"rules are for {rules.Rows.Feedback} feedback", nameof(rules));
        }

        CheckWeights(interactions);

        // Scores start well under 1, where a seen pair is drawn to.
        float deviation = 0.1f / MathF.Sqrt(rules.Factors);
        FactorMatrix items = FactorMatrix.Random(interactions.ItemCount, rules.Factors, deviation, new Random(rules.Seed));
        return RowAlternation.Run(
            interactions, rules, parallel, afterIteration, items, others => ForSide(others), others => ForSide(others));

        Func<IRowSolver> ForSide(FactorMatrix others)
        {
            float[] unobserved = ImplicitRowSolver.UnobservedGram(rules.Rows, others);
            return () => new ImplicitRowSolver(rules.Rows, others, unobserved);
        }
    }

    private static void CheckWeights(InteractionMatrix interactions)
    {
        for (int user = 0; user < interactions.UserCount; user++)
        {
            foreach (float weight in interactions.User(user).Weights)
            {
                if (weight <= 0)
                {
                    throw new ArgumentException($"user {user} has a weight of {weight}; weights must be above 0", nameof(interactions));
                }
            }
        }
    }
}
