using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// The fields of one JSON object under its path. Each getter reports a missing field or a wrong type and then returns
/// <see langword="null"/>, so that one pass over a document finds every error.
/// </summary>
internal readonly struct JsonFields
{
    private readonly JsonElement _object;
    private readonly ErrorList _errors;

    private JsonFields(JsonElement element, string path, ErrorList errors)
    {
        _object = element;
        Path = path;
        _errors = errors;
    }

    /// <summary>JSON path of the object.</summary>
    public string Path { get; }

    /// <summary>Opens an object and reports every key that is not allowed or is there twice.</summary>
    /// <returns><see langword="null"/> when the element is not an object.</returns>
    public static JsonFields? Open(JsonElement element, string path, ErrorList errors, params ReadOnlySpan<string> allowed)
    {
        if (OpenForeign(element, path, errors) is not { } fields)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name;
            if (!allowed.Contains(name))
            {
                errors.Add(path, $"unknown key \"{Shorten(name)}\"; allowed are {string.Join(", ", allowed!)}");
            }
            else if (!seen.Add(name))
            {
                errors.Add(path, $"key \"{name}\" is there twice");
            }
        }

        return fields;
    }

    /// <summary>Opens an object of somebody else's making: keys that are not known are passed over.</summary>
    public static JsonFields? OpenForeign(JsonElement element, string path, ErrorList errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(element, path, errors);
        }

        errors.Add(path, $"must be an object, not {Describe(element)}");
        return null;
    }

    public string? Text(string key)
    {
        if (Find(key, JsonValueKind.String, "a string") is not { } element)
        {
            return null;
        }

        return element.GetString();
    }

    /// <summary>Checks the type of a string that may be missing.</summary>
    public void OptionalText(string key)
    {
        if (Has(key))
        {
            Text(key);
        }
    }

    public string? Id(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (Identifier.IsValid(text))
        {
            return text;
        }

        Report(key, $"\"{Shorten(text)}\" is not an id; {Identifier.Rule}");
        return null;
    }

    public string? Name(string key, int mostCharacters = PlanogramLimits.NameLength)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (text.Length is 0 || text.Length > mostCharacters || text.Any(char.IsControl))
        {
            Report(key, $"must have 1 to {mostCharacters} characters and no control characters");
            return null;
        }

        return text;
    }

    public double? Number(string key, double low, double high)
    {
        if (Find(key, JsonValueKind.Number, "a number") is not { } element)
        {
            return null;
        }

        if (element.TryGetDouble(out var value) && value >= low && value <= high)
        {
            return value;
        }

        Report(key, string.Create(
            CultureInfo.InvariantCulture, $"{Shorten(element.GetRawText())} is not allowed; a number from {low} to {high} is"));
        return null;
    }

    public decimal? Money(string key, double low)
    {
        if (Number(key, low, PlanogramLimits.Money) is not { } value)
        {
            return null;
        }

        // Within these bounds every number fits; a decimal keeps 1.10 as it is written.
        return _object.GetProperty(key).TryGetDecimal(out var exact) ? exact : (decimal)value;
    }

    /// <summary>Whether the key is there, whatever its value: a getter of a key that may be missing is asked only then.</summary>
    public bool Has(string key) => _object.TryGetProperty(key, out _);

    /// <summary>Opens the object under a key.</summary>
    public JsonFields? Object(string key, params ReadOnlySpan<string> allowed) =>
        Find(key, JsonValueKind.Object, "an object") is { } element ? Open(element, $"{Path}.{key}", _errors, allowed) : null;

    public int? Integer(string key, int low, int high)
    {
        if (Find(key, JsonValueKind.Number, "a whole number") is not { } element)
        {
            return null;
        }

        // 4.0 is the whole number 4, as in JSON Schema.
        if (element.TryGetDouble(out var value) && value >= low && value <= high && double.IsInteger(value))
        {
            return (int)value;
        }

        var allowed = low == high ? $"only {low}" : $"a whole number from {low} to {high}";
        Report(key, $"{Shorten(element.GetRawText())} is not allowed; {allowed} is");
        return null;
    }

    public JsonElement.ArrayEnumerator? Array(string key, int low, int high)
    {
        if (Find(key, JsonValueKind.Array, "an array") is not { } element)
        {
            return null;
        }

        var length = element.GetArrayLength();
        if (length >= low && length <= high)
        {
            return element.EnumerateArray();
        }

        Report(key, string.Create(CultureInfo.InvariantCulture, $"has {length} entries; {low} to {high} are allowed"));
        return null;
    }

    /// <summary>Reads the list of objects under a key.</summary>
    /// <param name="key">The list.</param>
    /// <param name="most">Entries allowed.</param>
    /// <param name="declared">Ids that the entries declare, if they do; marked when the list cannot be read.</param>
    /// <param name="read">Reads one entry at its path.</param>
    public ImmutableArray<T> Entries<T>(string key, int most, DeclaredIds? declared, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (Array(key, 0, most) is not { } elements)
        {
            declared?.IsUnreadable = true;
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var element in elements)
        {
            if (read(element, $"{Path}.{key}[{index++}]") is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }

    public void Report(string key, string message) => _errors.Add($"{Path}.{key}", message);

    /// <summary>The type of a JSON value in words.</summary>
    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>Keeps a value from the document from filling a log line.</summary>
    public static string Shorten(string text) => text.Length <= 80 ? text : $"{text.AsSpan(0, 80)}...";

    private JsonElement? Find(string key, JsonValueKind kind, string expected)
    {
        if (!_object.TryGetProperty(key, out var element))
        {
            _errors.Add(Path, $"key \"{key}\" is missing; it must be {expected}");
            return null;
        }

        if (element.ValueKind != kind)
        {
            Report(key, $"must be {expected}, not {Describe(element)}");
            return null;
        }

        return element;
    }
}
