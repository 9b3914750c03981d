using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ShelfEdge.Lab.Report;

/// <summary>The words of a report in one language, and how it writes numbers and days. Immutable.</summary>
internal sealed class ReportTexts
{
    /// <summary>By the names of BCP 47.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh-Hans"];

    private readonly FrozenDictionary<string, string> _texts;

    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="currency">Before amounts; may be empty.</param>
    public ReportTexts(string language, string currency)
    {
        Language = language;
        Currency = currency;
        using Stream stream = typeof(ReportTexts).Assembly.GetManifestResourceStream($"ShelfEdge.Lab.Report.texts.{language}.json")!;
        _texts = JsonSerializer.Deserialize(stream, ReportJsonContext.Default.DictionaryStringString)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Language { get; }

    public string Currency { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text; its places are filled in order.</summary>
    public string Of(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>A segment's name in the words of the language; one that the model's owner gave stays as it is.</summary>
    public string Segment(string name)
    {
        string[] parts = name.Split(' ', 2);
        string known = _texts.GetValueOrDefault($"segment.{parts[0]}", parts[0]);
        return parts.Length == 1 ? known : $"{known} {parts[1]}";
    }

    public string Amount(double amount) => $"{(amount < 0 ? "−" : "")}{Currency}{Whole(Math.Abs(amount))}";

    public static string Pieces(double pieces) => pieces < 10 ? pieces.ToString("0.#", CultureInfo.InvariantCulture) : Whole(pieces);

    public static string Share(double share) => (100 * share).ToString(Math.Abs(share) is > 0 and < 0.0995 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    public static string Change(double share) => (100 * share).ToString("+0;−0;0", CultureInfo.InvariantCulture) + " %";

    public string Day(DateOnly day) => day.ToString(_texts["format.day"], CultureInfo.InvariantCulture);

    public string LongDay(DateOnly day) => day.ToString(_texts["format.longDay"], CultureInfo.InvariantCulture);

    public string Weekday(DayOfWeek day) => _texts[$"weekday.{(int)day}"];

    /// <summary>The full hour, also 24:00.</summary>
    public static string Hour(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00");

    private static string Whole(double number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
