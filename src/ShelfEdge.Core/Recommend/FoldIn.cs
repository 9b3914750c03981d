using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Finds the vector of a shopper from a basket or a history: the one that training would have given with these item vectors. Owns
/// its buffers (factors squared, twice) and allocates nothing afterwards; one thread at a time.
/// </summary>
public sealed class FoldIn
{
    private readonly FactorModel _model;
    private readonly IRowSolver _solver;

    /// <summary>Folds in to a model.</summary>
    public FoldIn(FactorModel model)
    {
        _model = model;
        _solver = model.Rules.Feedback == FeedbackKind.Implicit
            ? new ImplicitRowSolver(model.Rules, model.Items, model.UnobservedGram)
            : RatingRowSolver.ForUsers(model.Rules, model.Items);
    }

    /// <summary>Writes the shopper's vector.</summary>
    /// <param name="history">Items of the model, each once, with the weights of its feedback.</param>
    /// <param name="shopper">As long as an item's vector.</param>
    public void Solve(InteractionRow history, Span<float> shopper) => _solver.Solve(history, shopper);

    /// <summary>
    /// Implicit feedback: how well the item fits, about 1 for what the shopper surely takes. Ratings: the expected rating.
    /// </summary>
    public float Score(ReadOnlySpan<float> shopper, int item) =>
        _model.Rules.Mean + TensorPrimitives.Dot(shopper, _model.Items.Row(item));
}
