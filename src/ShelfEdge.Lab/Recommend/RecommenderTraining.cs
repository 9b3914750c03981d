using System.Collections.Immutable;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Trains a <see cref="FactorModel"/> on a history.</summary>
internal static class RecommenderTraining
{
    /// <param name="history">Its items become the model's, in their order.</param>
    /// <param name="settings">How.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <param name="afterIteration">Called with the iteration and the loss.</param>
    public static FactorModel Train(
        InteractionHistory history, RecommenderSettings settings, ParallelOptions parallel, Action<int, double>? afterIteration = null)
    {
        InteractionMatrix interactions = HistoryWeighting.ToMatrix(
            history, HistoryWeighting.Read(history, settings.Feedback, settings.Confidence));
        FactorTrainingRules rules = settings.Rules(BiasedFactorization.MeanOf(interactions));
        TrainedFactors factors = settings.Feedback == FeedbackKind.Implicit
            ? AlternatingLeastSquares.Train(interactions, rules, parallel, Report(ImplicitLoss.Of))
            : BiasedFactorization.Train(interactions, rules, parallel, Report(RatingError.Loss));
        return new FactorModel(
            new ItemCatalog([.. history.Items]),
            factors.Items,
            rules.Rows,
            settings.Confidence,
            [.. Enumerable.Range(0, history.Items.Count).Select(item => interactions.Item(item).Indices.Length).ToImmutableArray()]);

        Action<int, TrainedFactors>? Report(Func<InteractionMatrix, FactorRules, TrainedFactors, double> loss) =>
            afterIteration is null ? null : (iteration, trained) => afterIteration(iteration, loss(interactions, rules.Rows, trained));
    }
}
