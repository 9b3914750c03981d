using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>How far predicted ratings are from the given ones.</summary>
public static class RatingError
{
    /// <summary>Root of the mean squared error over all ratings; not a number without ratings.</summary>
    public static double RootMeanSquare(InteractionMatrix ratings, float mean, TrainedFactors factors) =>
        Math.Sqrt(SumOfSquares(ratings, mean, factors) / ratings.Count);

    /// <summary>What <see cref="BiasedFactorization"/> makes smaller with every half step.</summary>
    public static double Loss(InteractionMatrix ratings, FactorRules rules, TrainedFactors factors)
    {
        double loss = SumOfSquares(ratings, rules.Mean, factors);
        for (int user = 0; user < ratings.UserCount; user++)
        {
            loss += Penalty(ratings.User(user), factors.Users.Row(user), RatingRowSolver.ItemBias);
        }

        for (int item = 0; item < ratings.ItemCount; item++)
        {
            loss += Penalty(ratings.Item(item), factors.Items.Row(item), RatingRowSolver.UserBias);
        }

        return loss;

        // The coordinate that is always 1 costs nothing.
        double Penalty(InteractionRow row, ReadOnlySpan<float> vector, int one) => row.Indices.IsEmpty
            ? 0
            : rules.Penalty(row.Indices.Length, 0) * (TensorPrimitives.SumOfSquares(vector) - (vector[one] * vector[one]));
    }

    private static double SumOfSquares(InteractionMatrix ratings, float mean, TrainedFactors factors)
    {
        double sum = 0;
        for (int user = 0; user < ratings.UserCount; user++)
        {
            InteractionRow row = ratings.User(user);
            ReadOnlySpan<float> vector = factors.Users.Row(user);
            for (int i = 0; i < row.Indices.Length; i++)
            {
                double error = row.Weights[i] - mean - TensorPrimitives.Dot(vector, factors.Items.Row(row.Indices[i]));
                sum += error * error;
            }
        }

        return sum;
    }
}
