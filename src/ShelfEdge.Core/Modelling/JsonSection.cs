using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Reads one JSON object key by key. What is missing or wrong goes to a shared list of errors with its JSON path, and a
/// neutral value is given instead, so that one pass finds everything.
/// </summary>
internal sealed class JsonSection
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<string> _errors;
    private readonly List<string> _known = [];

    private JsonSection(JsonElement element, string path, List<string> errors)
    {
        _object = element;
        _path = path;
        _errors = errors;
    }

    // An absent or mistyped section was reported once: its keys are not reported again.
    private bool IsReadable => _object.ValueKind == JsonValueKind.Object;

    public static JsonSection Root(JsonElement element, List<string> errors)
    {
        var root = new JsonSection(element, "$", errors);
        if (!root.IsReadable)
        {
            errors.Add("$: must be an object");
        }

        return root;
    }

    /// <summary>Says what is wrong with a key; nothing when the section itself is absent or wrong, which was said already.</summary>
    public void Refuse(string key, string message)
    {
        if (IsReadable)
        {
            _errors.Add($"{_path}.{key}: {message}");
        }
    }

    /// <summary>Whether an optional key is there. Reading one that is not would report it as missing.</summary>
    public bool Has(string key)
    {
        Know(key);
        return IsReadable && _object.TryGetProperty(key, out _);
    }

    public JsonSection Section(string key)
    {
        var found = Find(key);
        if (found is { ValueKind: not JsonValueKind.Object })
        {
            Refuse(key, "must be an object");
        }

        return new JsonSection(found ?? default, $"{_path}.{key}", _errors);
    }

    public string Text(string key, int maxLength)
    {
        if (Find(key) is not { } found)
        {
            return "";
        }

        if (TextOf(found, maxLength) is { } text)
        {
            return text;
        }

        Refuse(key, $"must be a text of 1 to {maxLength} printable characters");
        return "";
    }

    public string Identifier(string key)
    {
        var text = Text(key, 64);
        if (text.Length > 0 && (text[0] == '.' || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')))
        {
            Refuse(key, "may hold only a-z A-Z 0-9 . _ - and may not start with a dot");
        }

        return text;
    }

    public int Integer(string key, int least, int most)
    {
        if (Find(key) is not { } found)
        {
            return least;
        }

        if (IntegerOf(found, least, most) is { } value)
        {
            return value;
        }

        Refuse(key, least == most ? $"must be {least}" : $"must be a whole number from {least} to {most}");
        return least;
    }

    public float Number(string key, float above, float most)
    {
        if (Find(key) is not { } found)
        {
            return most;
        }

        if (found.ValueKind == JsonValueKind.Number && found.TryGetSingle(out var value) && value > above && value <= most)
        {
            return value;
        }

        Refuse(key, string.Create(CultureInfo.InvariantCulture, $"must be a number above {above}, at most {most}"));
        return most;
    }

    public T Choice<T>(string key, params ReadOnlySpan<(string Text, T Value)> choices)
        where T : struct
    {
        if (Find(key) is not { } found)
        {
            return default;
        }

        var text = TextOf(found, 64);
        var names = new List<string>();
        foreach (var choice in choices)
        {
            if (choice.Text == text)
            {
                return choice.Value;
            }

            names.Add($"\"{choice.Text}\"");
        }

        Refuse(key, $"must be {string.Join(" or ", names)}");
        return default;
    }

    public ImmutableArray<int> Integers(string key, int maxCount, int least, int most)
    {
        var values = List(key, maxCount).Select(item => IntegerOf(item, least, most) ?? least - 1).ToImmutableArray();
        if (values.Contains(least - 1) || values.Distinct().Count() < values.Length)
        {
            Refuse(key, $"must hold different whole numbers from {least} to {most}");
            return [];
        }

        return values;
    }

    public ImmutableArray<string> Texts(string key, int maxCount, int maxLength)
    {
        var values = List(key, maxCount).Select(item => TextOf(item, maxLength) ?? "").ToImmutableArray();
        if (values.Contains("") || values.Distinct(StringComparer.Ordinal).Count() < values.Length)
        {
            Refuse(key, $"must hold different texts of 1 to {maxLength} printable characters");
            return [];
        }

        return values;
    }

    /// <summary>Refuses keys that were not asked for: a misspelt optional key must not be silent.</summary>
    public void RefuseUnknown()
    {
        if (!IsReadable)
        {
            return;
        }

        foreach (var property in _object.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                _errors.Add($"{_path}.{Quote(property.Name)}: is not known here; known are {string.Join(", ", _known)}");
            }
        }
    }

    private static string Quote(string name) => name.Length <= 64 && name.All(ModelText.IsPrintable) ? name : "(unprintable)";

    private static string? TextOf(JsonElement element, int maxLength)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = element.GetString()!;
        return ModelText.IsName(text, maxLength) ? text : null;
    }

    private static int? IntegerOf(JsonElement element, int least, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : null;

    private JsonElement[] List(string key, int maxCount)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() is var count && (count < 1 || count > maxCount))
        {
            Refuse(key, $"must be a list of 1 to {maxCount}");
            return [];
        }

        return [.. found.EnumerateArray()];
    }

    private JsonElement? Find(string key)
    {
        Know(key);
        if (!IsReadable)
        {
            return null;
        }

        if (_object.TryGetProperty(key, out var found))
        {
            return found;
        }

        Refuse(key, "is missing");
        return null;
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }
    }
}
