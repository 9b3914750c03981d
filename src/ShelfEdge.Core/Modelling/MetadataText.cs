using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Reads the texts that Ultralytics writes into the metadata of an export, which are Python literals. Strict: what is not
/// exactly the expected literal gives nothing. Never throws.
/// </summary>
internal static class MetadataText
{
    /// <summary>A longer text is not read.</summary>
    public const int MaxLength = 128 * 1024;

    /// <summary>
    /// Reads <c>{0: 'cup', 1: "cook's knife"}</c>: the indices 0 to n - 1, each once, in any order.
    /// </summary>
    /// <returns>The names by index; nothing when the text is no such literal or holds more than <paramref name="maxCount"/>.</returns>
    public static ImmutableArray<string>? Names(string text, int maxCount, int maxNameLength)
    {
        var scan = new Scanner(text);
        var names = new SortedDictionary<int, string>();
        if (text.Length > MaxLength || !scan.Take('{'))
        {
            return null;
        }

        while (!scan.Take('}'))
        {
            if (names.Count > 0 && !scan.Take(','))
            {
                return null;
            }

            if (scan.Number() is not { } index
                || !scan.Take(':')
                || scan.Quoted(maxNameLength) is not { } name
                || names.Count == maxCount
                || !names.TryAdd(index, name))
            {
                return null;
            }
        }

        return scan.IsAtEnd && names.Count > 0 && names.Keys.Last() == names.Count - 1 ? [.. names.Values] : null;
    }

    /// <summary>Reads <c>[640, 480]</c>: height and width.</summary>
    public static (int Height, int Width)? Size(string text)
    {
        var scan = new Scanner(text);
        return scan.Take('[') && scan.Number() is { } height
            && scan.Take(',') && scan.Number() is { } width
            && scan.Take(']') && scan.IsAtEnd
                ? (height, width)
                : null;
    }

    /// <summary>Reads <c>32</c>.</summary>
    public static int? Number(string text)
    {
        var scan = new Scanner(text);
        return scan.Number() is { } value && scan.IsAtEnd ? value : null;
    }

    private ref struct Scanner(string text)
    {
        private const int MaxDigits = 6;

        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        public bool IsAtEnd
        {
            get
            {
                SkipBlanks();
                return _at == _text.Length;
            }
        }

        public bool Take(char wanted)
        {
            SkipBlanks();
            if (_at == _text.Length || _text[_at] != wanted)
            {
                return false;
            }

            _at++;
            return true;
        }

        public int? Number()
        {
            SkipBlanks();
            var start = _at;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                _at++;
            }

            return _at > start && _at - start <= MaxDigits
                ? int.Parse(_text[start.._at], NumberStyles.None, CultureInfo.InvariantCulture)
                : null;
        }

        /// <summary>A text in either kind of quotes, in which only quotes and the backslash may be escaped.</summary>
        public string? Quoted(int maxLength)
        {
            SkipBlanks();
            if (_at == _text.Length || _text[_at] is not ('\'' or '"'))
            {
                return null;
            }

            var quote = _text[_at++];
            var value = new StringBuilder();
            while (_at < _text.Length && _text[_at] != quote)
            {
                if (_text[_at] == '\\' && (++_at == _text.Length || _text[_at] is not ('\'' or '"' or '\\')))
                {
                    return null;
                }

                value.Append(_text[_at++]);
                if (value.Length > maxLength)
                {
                    return null;
                }
            }

            return Take(quote) && ModelText.IsName(value.ToString(), maxLength) ? value.ToString() : null;
        }

        private void SkipBlanks()
        {
            while (_at < _text.Length && _text[_at] == ' ')
            {
                _at++;
            }
        }
    }
}
