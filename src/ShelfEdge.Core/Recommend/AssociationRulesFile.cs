using System.Collections.Immutable;
using System.Text.Json;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Reads <c>rules.json</c>, as <c>shelfedge-lab train rules</c> writes it:
/// <c>{"version":1,"rules":[{"if":["SKU"],"then":"SKU","support":0.01,"confidence":0.4,"lift":3.2}]}</c>. Further keys are passed over.
/// </summary>
public static class AssociationRulesFile
{
    /// <summary>Largest file read.</summary>
    public const int Bytes = 32 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFileException">The bytes hold no rules, or too many.</exception>
    public static AssociationRules Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Bytes)
        {
            throw new ModelFileException($"{utf8.Length} bytes; at most {Bytes} are allowed for rules");
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 8 });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ModelFileException($"no rules: {exception.Message}", exception);
        }
    }

    private static AssociationRules Read(JsonElement root)
    {
        if (root.GetProperty("version").GetInt32() is not 1 and var version)
        {
            throw new ModelFileException($"version {version} of rules is not known; 1 is");
        }

        JsonElement rules = root.GetProperty("rules");
        if (rules.GetArrayLength() > RecommendLimits.Rules)
        {
            throw new ModelFileException($"{rules.GetArrayLength()} rules; at most {RecommendLimits.Rules} are allowed");
        }

        return new AssociationRules(rules.EnumerateArray().Select(ReadRule));
    }

    private static AssociationRule ReadRule(JsonElement rule, int index)
    {
        ImmutableArray<string> items = [.. rule.GetProperty("if").EnumerateArray().Take(RecommendLimits.RuleItems + 1).Select(Name)];
        return items.Length is > 0 and <= RecommendLimits.RuleItems
            ? new AssociationRule(
                items, Name(rule.GetProperty("then")), Number("support", 1), Number("confidence", 1), Number("lift", 1e9f))
            : throw new ModelFileException($"rule {index}: 1 to {RecommendLimits.RuleItems} items are allowed under \"if\"");

        string Name(JsonElement element) => element.GetString() is { Length: > 0 and <= RecommendLimits.ItemNameBytes } name
            ? name
            : throw new ModelFileException($"rule {index}: an item must have 1 to {RecommendLimits.ItemNameBytes} characters");

        float Number(string key, float most) => rule.GetProperty(key).GetSingle() is >= 0 and var value && value <= most
            ? value
            : throw new ModelFileException($"rule {index}: {key} must be from 0 to {most}");
    }
}
