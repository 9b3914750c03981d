using System.Globalization;

namespace ShelfEdge.Service.Settings;

/// <summary>Scalar values of the settings: from text and back, the same in every culture.</summary>
internal static class SettingsValue
{
    public static bool TryParse(string text, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            value = text;
        }
        else if (type == typeof(bool))
        {
            value = text.ToLowerInvariant() switch { "true" => true, "false" => false, _ => null };
        }
        else if (type == typeof(int))
        {
            value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        else if (type == typeof(long))
        {
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        else if (type == typeof(double))
        {
            value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : null;
        }
        else if (type == typeof(float))
        {
            value = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
                ? number
                : null;
        }
        else if (type == typeof(TimeSpan))
        {
            value = Duration.TryParse(text, out var span) ? span : null;
        }
        else if (type.IsEnum)
        {
            value = Names(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null;
        }
        else
        {
            throw new NotSupportedException($"Options of type {type.Name} cannot be read from the settings.");
        }

        return value is not null;
    }

    /// <summary>What a person may write, to stand after "must be".</summary>
    public static string Expected(Type type) =>
        type == typeof(string) ? "a text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) || type == typeof(float) ? "a number"
        : type == typeof(TimeSpan) ? Duration.Allowed
        : $"one of {string.Join(", ", Names(type))}";

    /// <summary>As it would be written in the settings.</summary>
    public static string Format(object value) => value switch
    {
        TimeSpan span => Duration.Format(span),
        bool flag => flag ? "true" : "false",
        Enum => CamelCase(value.ToString()!),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Names of an enumeration as written in the settings, in camel case.</summary>
    public static IEnumerable<string> Names(Type enumeration) => Enum.GetNames(enumeration).Select(CamelCase);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
