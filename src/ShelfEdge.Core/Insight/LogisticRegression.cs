using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Insight;

/// <summary>
/// Logistic regression with an L2 penalty by Newton's method, which is iteratively reweighted least squares (McCullagh, Nelder
/// 1989); a step that does not lower the loss is halved. Deterministic.
/// </summary>
public static class LogisticRegression
{
    private const int MostHalvings = 30;
    private const double Tolerance = 1e-10;

    /// <summary>Fits a model. A feature that is the same in every row gets the coefficient 0.</summary>
    /// <param name="table">Features, one row each; at least one.</param>
    /// <param name="events">Whether it happened, by row.</param>
    /// <param name="names">Of the features.</param>
    /// <param name="rules">How.</param>
    /// <exception cref="ArgumentException">Rows, labels and names do not match, or only one class is there.</exception>
    public static LogisticModel Fit(
        FeatureTable table, ReadOnlySpan<bool> events, IReadOnlyList<string> names, LogisticRules rules)
    {
        if (events.Length != table.Count || names.Count != table.Width)
        {
            throw new ArgumentException($"{table.Count} rows of {table.Width} features with {events.Length} labels and {names.Count} names");
        }

        if (!events.Contains(true) || !events.Contains(false))
        {
            throw new ArgumentException("all rows have the same label; both are needed", nameof(events));
        }

        var (means, deviations) = Moments(table);
        var rows = Standardize(table, means, deviations);
        var labels = events.ToArray();
        var width = table.Width + 1;
        var weights = new double[width];
        var information = new double[width * width];
        var gradient = new double[width];
        var loss = Loss(rows, labels, weights, rules.Regularization);
        SymmetricSystem system = Curvature(rows, labels, weights, rules.Regularization, information, gradient);
        for (var iteration = 0; iteration < rules.Iterations; iteration++)
        {
            system.Solve(gradient);
            var next = Step(rows, labels, weights, gradient, loss, rules.Regularization);
            if (next is not { } better)
            {
                break;
            }

            var gain = loss - better.Loss;
            (weights, loss) = better;
            system = Curvature(rows, labels, weights, rules.Regularization, information, gradient);
            if (gain <= Tolerance * (1 + Math.Abs(loss)))
            {
                break;
            }
        }

        var variances = system.InverseDiagonal();
        return new LogisticModel(
            weights[0],
            [.. names.Select((name, i) => new LogisticTerm(name, means[i], deviations[i], weights[i + 1], Math.Sqrt(variances[i + 1])))]);
    }

    private static (double[] Weights, double Loss)? Step(
        double[] rows, bool[] labels, double[] weights, double[] direction, double loss, double regularization)
    {
        var length = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            double[] tried = [.. weights.Select((weight, i) => weight - (length * direction[i]))];
            var triedLoss = Loss(rows, labels, tried, regularization);
            if (triedLoss < loss)
            {
                return (tried, triedLoss);
            }
        }

        return null;
    }

    private static SymmetricSystem Curvature(
        double[] rows, bool[] labels, double[] weights, double regularization, double[] information, double[] gradient)
    {
        var width = weights.Length;
        Array.Clear(information);
        Array.Clear(gradient);
        for (var row = 0; row < labels.Length; row++)
        {
            var values = rows.AsSpan(row * width, width);
            var probability = LogisticModel.Sigmoid(Dot(values, weights));
            var error = probability - (labels[row] ? 1 : 0);
            var weight = probability * (1 - probability);
            for (var i = 0; i < width; i++)
            {
                gradient[i] += error * values[i];
                for (var j = 0; j <= i; j++)
                {
                    information[(i * width) + j] += weight * values[i] * values[j];
                }
            }
        }

        for (var i = 1; i < width; i++)
        {
            gradient[i] += regularization * weights[i];
            information[(i * width) + i] += regularization;
        }

        // Features that are sums of each other, or rows that are all sure, leave a flat direction: it is held a little.
        for (var hold = 0.0; ; hold = hold == 0 ? 1e-9 : hold * 10)
        {
            for (var i = 0; i < width; i++)
            {
                information[(i * width) + i] += hold;
            }

            if (SymmetricSystem.Factor(information, width) is { } system)
            {
                return system;
            }
        }
    }

    // log(1 + exp(x)) without overflow.
    private static double Loss(double[] rows, bool[] labels, double[] weights, double regularization)
    {
        var width = weights.Length;
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var odds = Dot(rows.AsSpan(row * width, width), weights);
            loss += Math.Max(odds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(odds))) - (labels[row] ? odds : 0);
        }

        for (var i = 1; i < width; i++)
        {
            loss += regularization / 2 * weights[i] * weights[i];
        }

        return loss;
    }

    private static (double[] Means, double[] Deviations) Moments(FeatureTable table)
    {
        var means = new double[table.Width];
        var deviations = new double[table.Width];
        for (var feature = 0; feature < table.Width; feature++)
        {
            var column = table.Column(feature);
            var mean = column.Average();
            var variance = column.Sum(value => (value - mean) * (value - mean)) / column.Length;
            means[feature] = mean;
            deviations[feature] = variance > 0 ? Math.Sqrt(variance) : 1;
        }

        return (means, deviations);
    }

    private static double[] Standardize(FeatureTable table, double[] means, double[] deviations)
    {
        var width = table.Width + 1;
        var rows = new double[table.Count * width];
        for (var row = 0; row < table.Count; row++)
        {
            var values = rows.AsSpan(row * width, width);
            values[0] = 1;
            var features = table.Row(row);
            for (var i = 0; i < features.Length; i++)
            {
                values[i + 1] = (features[i] - means[i]) / deviations[i];
            }
        }

        return rows;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(left, right);
}
