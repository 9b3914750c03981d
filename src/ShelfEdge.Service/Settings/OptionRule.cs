using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ShelfEdge.Service.Settings;

/// <summary>Says in a person's words what a validation attribute allows.</summary>
internal static class OptionRule
{
    /// <summary>What is allowed, such as <c>must be from 1 to 65535</c>.</summary>
    public static string Describe(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "is required",
        RangeAttribute { MinimumIsExclusive: true } range => $"must be above {Bound(range.Minimum)} and at most {Bound(range.Maximum)}",
        RangeAttribute range => $"must be from {Bound(range.Minimum)} to {Bound(range.Maximum)}",
        StringLengthAttribute length when length.MinimumLength > 0 =>
            Invariant($"must have {length.MinimumLength} to {length.MaximumLength} characters"),
        StringLengthAttribute length => Invariant($"must have at most {length.MaximumLength} characters"),
        MinLengthAttribute { Length: 1 } => "must have 1 entry or more",
        MinLengthAttribute length => Invariant($"must have {length.Length} entries or more"),
        MaxLengthAttribute length => Invariant($"must have {length.Length} entries or fewer"),
        AllowedValuesAttribute values => $"must be one of {string.Join(", ", values.Values)}",
        RegularExpressionAttribute { ErrorMessage: null } pattern => $"must match {pattern.Pattern}",
        { ErrorMessage: { } message } => message[Math.Max(0, message.IndexOf("must", StringComparison.Ordinal))..],
        _ => rule.FormatErrorMessage("value"),
    };

    private static string Bound(object bound) => bound switch
    {
        TimeSpan span => Duration.Format(span),
        string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => Duration.Format(span),
        _ => Convert.ToString(bound, CultureInfo.InvariantCulture)!,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
