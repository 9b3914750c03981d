using System.ComponentModel.DataAnnotations;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

/// <summary>One key of the settings with its full path and its default, found by reflection.</summary>
internal sealed record OptionRow(string Path, OptionKey Key, object? Default)
{
    public bool IsRequired => Default is null or "" or System.Collections.ICollection { Count: 0 }
        && Key.Rules.Any(rule => rule is RequiredAttribute or MinLengthAttribute);

    public string TypeWord =>
        Key.ListOf is not null ? "list"
        : Key.Type == typeof(string) ? "text"
        : Key.Type == typeof(TimeSpan) ? "duration"
        : Key.Type == typeof(bool) ? "true or false"
        : SettingsValue.Expected(Key.Type) is var expected && expected.StartsWith("a ", StringComparison.Ordinal) ? expected[2..]
        : SettingsValue.Expected(Key.Type);

    /// <summary>What the documentation says is allowed.</summary>
    public string Allowed => string.Join("; ", new[] { TypeWord }.Concat(
        Key.Rules.Where(rule => rule is not RequiredAttribute).Select(OptionRule.Describe)));

    /// <summary>What the documentation says is the default.</summary>
    public string DefaultWord => IsRequired ? "required"
        : Default switch
        {
            null => "none",
            "" => "\"\"",
            System.Collections.ICollection { Count: 0 } => "none",
            _ => SettingsValue.Format(Default),
        };

    /// <summary>All keys without those of sections, in the order of declaration.</summary>
    public static IEnumerable<OptionRow> All() => Of(new ShelfEdgeOptions(), "");

    private static IEnumerable<OptionRow> Of(object options, string prefix)
    {
        foreach (var key in OptionKey.Of(options.GetType()))
        {
            var value = key.Property.GetValue(options);
            if (key.IsSection)
            {
                foreach (var row in Of(value!, $"{prefix}{key.Name}."))
                {
                    yield return row;
                }

                continue;
            }

            yield return new OptionRow(prefix + key.Name, key, value);
            if (key.ListOf is { } entry && OptionKey.IsSectionType(entry))
            {
                foreach (var row in Of(Activator.CreateInstance(entry)!, $"{prefix}{key.Name}[]."))
                {
                    yield return row;
                }
            }
        }
    }
}
