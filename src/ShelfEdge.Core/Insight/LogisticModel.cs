using System.Collections.Immutable;
using System.Text;

namespace ShelfEdge.Core.Insight;

/// <summary>Tells the probability of an event from features. Immutable; safe to use from any thread.</summary>
public sealed class LogisticModel
{
    /// <summary>Most features.</summary>
    public const int MaxTerms = 256;

    /// <summary>Longest name in UTF-8.</summary>
    public const int NameBytes = 64;

    /// <summary>Checks that the numbers can be used.</summary>
    /// <param name="intercept">Log-odds at the means of all features.</param>
    /// <param name="terms">By feature, 1 to <see cref="MaxTerms"/>, names of 1 to <see cref="NameBytes"/> bytes, each once.</param>
    /// <exception cref="ArgumentException">A number or name is not allowed.</exception>
    public LogisticModel(double intercept, ImmutableArray<LogisticTerm> terms)
    {
        if (terms.Length is 0 or > MaxTerms || terms.DistinctBy(term => term.Name).Count() != terms.Length)
        {
            throw new ArgumentException($"{terms.Length} features; 1 to {MaxTerms} with different names are allowed", nameof(terms));
        }

        if (!double.IsFinite(intercept) || terms.FirstOrDefault(term => !IsUsable(term)) is not null)
        {
            throw new ArgumentException("a number is not finite, a deviation is not above 0, or a name is too long", nameof(terms));
        }

        Intercept = intercept;
        Terms = terms;
    }

    /// <summary>Log-odds at the means of all features.</summary>
    public double Intercept { get; }

    /// <summary>By feature.</summary>
    public ImmutableArray<LogisticTerm> Terms { get; }

    /// <summary>Probability of the event, 0 to 1. Allocates nothing.</summary>
    /// <param name="features">As many as terms, as they are.</param>
    /// <exception cref="ArgumentException">There are fewer or more.</exception>
    public double Probability(ReadOnlySpan<double> features)
    {
        if (features.Length != Terms.Length)
        {
            throw new ArgumentException($"{features.Length} features; {Terms.Length} are needed", nameof(features));
        }

        var odds = Intercept;
        for (var i = 0; i < features.Length; i++)
        {
            var term = Terms[i];
            odds += term.Coefficient * (features[i] - term.Mean) / term.Deviation;
        }

        return Sigmoid(odds);
    }

    internal static double Sigmoid(double odds) =>
        odds >= 0 ? 1 / (1 + Math.Exp(-odds)) : Math.Exp(odds) / (1 + Math.Exp(odds));

    private static bool IsUsable(LogisticTerm term) =>
        Encoding.UTF8.GetByteCount(term.Name) is > 0 and <= NameBytes
        && double.IsFinite(term.Mean) && double.IsFinite(term.Deviation) && term.Deviation > 0
        && double.IsFinite(term.Coefficient) && double.IsFinite(term.StandardError) && term.StandardError >= 0;
}
