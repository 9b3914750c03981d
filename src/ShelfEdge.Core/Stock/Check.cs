using System.Globalization;

namespace ShelfEdge.Core.Stock;

/// <summary>Range checks of the rules; the exception names the rule and what is allowed.</summary>
internal static class Check
{
    /// <summary>A day: longer waits are mistakes of unit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static int Range(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{low} to {high} is allowed."));

    public static TimeSpan Duration(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{TimeSpan.Zero} to {Longest} is allowed.");
}
