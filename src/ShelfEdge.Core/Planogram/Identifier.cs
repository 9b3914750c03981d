using System.Buffers;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// The rule for the text of every id and SKU: 1 to 64 characters from <c>a-z A-Z 0-9 . _ -</c>, and not <c>.</c> or
/// <c>..</c>, which a URL path would swallow.
/// </summary>
public static class Identifier
{
    /// <summary>Most characters.</summary>
    public const int MaxLength = 64;

    /// <summary>The rule in words, for error messages.</summary>
    public const string Rule = "1 to 64 characters from a-z A-Z 0-9 . _ - are allowed";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>True when <paramref name="text"/> keeps the rule.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text is { Length: > 0 and <= MaxLength } and not "." and not ".." && !text.ContainsAnyExcept(Allowed);
}
