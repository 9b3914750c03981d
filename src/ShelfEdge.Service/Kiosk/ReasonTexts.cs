using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Reasons in the words of a shopper. Immutable.</summary>
internal sealed class ReasonTexts
{
    private static readonly ReasonTexts English = new("en");

    private static readonly ReasonTexts Chinese = new("zh-Hans");

    private readonly FrozenDictionary<string, string> _texts;

    private ReasonTexts(string language)
    {
        Language = language;
        using var stream = typeof(ReasonTexts).Assembly.GetManifestResourceStream($"ShelfEdge.Service.Kiosk.texts.{language}.json")!;
        _texts = JsonSerializer.Deserialize(stream, KioskJsonContext.Default.DictionaryStringString)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>As in <c>Content-Language</c>.</summary>
    public string Language { get; }

    /// <summary>The language that a kiosk asked for first and that there is; English otherwise.</summary>
    /// <param name="accepted">An <c>Accept-Language</c> header, in order of preference.</param>
    public static ReasonTexts For(string accepted)
    {
        var asked = accepted.Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split(';')[0].Trim())
            .FirstOrDefault(language => Is(language, "en") || Is(language, "zh"));
        return asked is not null && Is(asked, "zh") ? Chinese : English;
    }

    public string Of(ReasonCode code, string? other) =>
        string.Format(CultureInfo.InvariantCulture, _texts[JsonNamingPolicy.CamelCase.ConvertName(code.ToString())], other);

    private static bool Is(string asked, string language) =>
        asked.Equals(language, StringComparison.OrdinalIgnoreCase) || asked.StartsWith($"{language}-", StringComparison.OrdinalIgnoreCase);
}
