using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>The number that <see cref="AlternatingLeastSquares"/> makes smaller with every half step.</summary>
public static class ImplicitLoss
{
    /// <summary>Weighted squared errors of all pairs, seen or not, and the penalty of <see cref="FactorRules"/> on both sides.</summary>
    public static double Of(InteractionMatrix interactions, FactorRules rules, TrainedFactors factors)
    {
        double loss = rules.UnobservedWeight * SumOfSquaredScores(factors);
        for (int user = 0; user < interactions.UserCount; user++)
        {
            InteractionRow row = interactions.User(user);
            ReadOnlySpan<float> vector = factors.Users.Row(user);
            for (int i = 0; i < row.Indices.Length; i++)
            {
                double score = TensorPrimitives.Dot(vector, factors.Items.Row(row.Indices[i]));
                loss += ((rules.UnobservedWeight + row.Weights[i]) * (1 - score) * (1 - score))
                    - (rules.UnobservedWeight * score * score);
            }

            loss += Penalty(row, rules, vector, interactions.ItemCount);
        }

        for (int item = 0; item < interactions.ItemCount; item++)
        {
            loss += Penalty(interactions.Item(item), rules, factors.Items.Row(item), interactions.UserCount);
        }

        return loss;
    }

    private static double Penalty(InteractionRow row, FactorRules rules, ReadOnlySpan<float> vector, int otherRows) =>
        (double)rules.Penalty(TensorPrimitives.Sum(row.Weights), otherRows) * TensorPrimitives.SumOfSquares(vector);

    /// <summary>Over all pairs: the sum over two factors of both sides' products, without visiting the pairs.</summary>
    private static double SumOfSquaredScores(TrainedFactors factors) =>
        TensorPrimitives.Dot(Gram(factors.Users), Gram(factors.Items));

    private static ReadOnlySpan<double> Gram(FactorMatrix factors)
    {
        int width = factors.Width;
        double[] gram = new double[width * width];
        double[] row = new double[width];
        for (int r = 0; r < factors.Count; r++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(factors.Row(r), row);
            for (int i = 0; i < width; i++)
            {
                Span<double> target = gram.AsSpan(i * width, width);
                TensorPrimitives.MultiplyAdd(row, row[i], target, target);
            }
        }

        return gram;
    }
}
