using System.Globalization;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// A span of time as people write it: a number with <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, or
/// <c>hh:mm:ss</c>.
/// </summary>
internal static class Duration
{
    public const string Allowed = "a number with ms, s, m, h or d (such as 500ms or 10s), or hh:mm:ss";

    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    public static bool TryParse(string text, out TimeSpan value)
    {
        foreach (var (suffix, unit) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) * unit.TotalSeconds < TimeSpan.MaxValue.TotalSeconds)
            {
                value = number * unit;
                return true;
            }
        }

        // A bare number is refused: it would mean days to TimeSpan and seconds to the reader.
        value = default;
        return text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The shortest form that <see cref="TryParse"/> reads back.</summary>
    public static string Format(TimeSpan value)
    {
        foreach (var (suffix, unit) in Enumerable.Reverse(Units))
        {
            if (value.Ticks % unit.Ticks == 0 && value != TimeSpan.Zero)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / unit.Ticks}{suffix}");
            }
        }

        return value == TimeSpan.Zero ? "0s" : value.ToString("c", CultureInfo.InvariantCulture);
    }
}
