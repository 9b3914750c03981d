using System.Collections.Immutable;

namespace ShelfEdge.Core.Verification;

/// <summary>
/// Which licences of model weights are taken: those that allow use, change and passing on for any purpose, asking for no more
/// than attribution.
/// </summary>
public static class LicencePolicy
{
    // Bounds the depth of the parser too.
    private const int MaxLength = 256;

    /// <summary>SPDX identifiers, by ordinal; compared without regard to case, as SPDX says.</summary>
    public static ImmutableArray<string> Allowed { get; } =
    [
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC-BY-4.0", "CC0-1.0", "CDLA-Permissive-1.0",
        "CDLA-Permissive-2.0", "ISC", "MIT", "MIT-0", "Unlicense", "Zlib",
    ];

    /// <summary>
    /// Judges an SPDX licence expression (annex B of the SPDX specification): of the parts that <c>AND</c> joins each must be
    /// allowed, of those that <c>OR</c> joins one.
    /// </summary>
    /// <returns>Why it is refused, in words; <see langword="null"/> when it is allowed.</returns>
    public static string? FindObjection(string expression)
    {
        if (expression.Length > MaxLength)
        {
            return $"the licence has more than {MaxLength} characters";
        }

        var words = expression.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var next = 0;
        var refused = Either(words, ref next);
        return refused is null || next < words.Length ? $"'{expression}' is not an SPDX licence expression"
            : refused.Count == 0 ? null
            : $"{string.Join(" and ", refused.Distinct())} is not among the licences that are allowed: {string.Join(", ", Allowed)}";
    }

    // Each part gives what is refused in it, or null when it is no expression.
    private static List<string>? Either(string[] words, ref int next)
    {
        var refused = Both(words, ref next);
        while (refused is not null && Takes(words, ref next, "OR"))
        {
            refused = Both(words, ref next) is not { } other ? null
                : refused.Count == 0 || other.Count == 0 ? []
                : [.. refused, .. other];
        }

        return refused;
    }

    private static List<string>? Both(string[] words, ref int next)
    {
        var refused = One(words, ref next);
        while (refused is not null && Takes(words, ref next, "AND"))
        {
            refused = One(words, ref next) is { } other ? [.. refused, .. other] : null;
        }

        return refused;
    }

    private static List<string>? One(string[] words, ref int next)
    {
        if (Takes(words, ref next, "("))
        {
            var inside = Either(words, ref next);
            return Takes(words, ref next, ")") ? inside : null;
        }

        if (next >= words.Length || !IsIdentifier(words[next]))
        {
            return null;
        }

        var name = words[next++];
        if (!Takes(words, ref next, "WITH"))
        {
            return Allowed.Contains(name, StringComparer.OrdinalIgnoreCase) ? [] : [name];
        }

        // An exception changes the terms, and none is on the list.
        return next < words.Length && IsIdentifier(words[next]) ? [$"{name} WITH {words[next++]}"] : null;
    }

    private static bool Takes(string[] words, ref int next, string word)
    {
        var isThere = next < words.Length && words[next] == word;
        next += isThere ? 1 : 0;
        return isThere;
    }

    private static bool IsIdentifier(string word) =>
        word is not ("AND" or "OR" or "WITH") && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or ':');
}
