using System.Collections.Immutable;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// A trained recommender: item vectors and what is needed to fold a shopper in. It holds nothing of the users it was trained on.
/// Immutable; safe to read from any thread.
/// </summary>
public sealed class FactorModel
{
    /// <summary>Checks that the parts fit each other and computes what folding in needs.</summary>
    /// <param name="catalog">Names of the items.</param>
    /// <param name="items">A vector for each item, finite, with a width that is a multiple of 16. Not to be changed afterwards.</param>
    /// <param name="rules">With which the vectors were trained.</param>
    /// <param name="confidence">With which the weights were made; <see cref="ConfidenceRules.Plain"/> for ratings.</param>
    /// <param name="popularity">Users of each item in the training set, at least 0: what is offered to a shopper with no history.</param>
    /// <exception cref="ArgumentException">The counts differ, a width is not allowed or a number is not finite.</exception>
    public FactorModel(
        ItemCatalog catalog, FactorMatrix items, FactorRules rules, ConfidenceRules confidence, ImmutableArray<int> popularity)
    {
        if (items.Count != catalog.Count || popularity.Length != catalog.Count)
        {
            throw new ArgumentException(
                $"{catalog.Count} items have {items.Count} vectors and {popularity.Length} popularities");
        }

        if (items.Width % SymmetricKernel.WidthUnit != 0)
        {
            throw new ArgumentException($"{items.Width} factors; a multiple of {SymmetricKernel.WidthUnit} is needed", nameof(items));
        }

        foreach (float value in items.Values)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException("a factor is not finite", nameof(items));
            }
        }

        Catalog = catalog;
        Items = items;
        Rules = rules;
        Confidence = confidence;
        Popularity = popularity;
        UnobservedGram = rules.Feedback == FeedbackKind.Implicit ? ImplicitRowSolver.UnobservedGram(rules, items) : [];
    }

    /// <summary>Names of the items.</summary>
    public ItemCatalog Catalog { get; }

    /// <summary>A vector for each item.</summary>
    public FactorMatrix Items { get; }

    /// <summary>With which a shopper is folded in.</summary>
    public FactorRules Rules { get; }

    /// <summary>How a shopper's history becomes weights.</summary>
    public ConfidenceRules Confidence { get; }

    /// <summary>Users of each item in the training set.</summary>
    public ImmutableArray<int> Popularity { get; }

    internal float[] UnobservedGram { get; }
}
