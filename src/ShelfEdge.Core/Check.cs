using System.Globalization;

namespace ShelfEdge.Core;

/// <summary>Range checks of the rules; the exception names the rule and what is allowed.</summary>
internal static class Check
{
    /// <summary>A day: longer waits are mistakes of unit.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static T Between<T>(T value, T low, T high, string name)
        where T : IComparable<T> => value.CompareTo(low) >= 0 && value.CompareTo(high) <= 0
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{low} to {high} is allowed."));

    public static TimeSpan Duration(TimeSpan value, string name) => Between(value, TimeSpan.Zero, Longest, name);
}
