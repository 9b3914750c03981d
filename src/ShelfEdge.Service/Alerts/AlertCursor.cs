using System.Globalization;

namespace ShelfEdge.Service.Alerts;

/// <summary>Where a page of the history ended.</summary>
/// <param name="RaisedAt">Of the last alert of the page.</param>
/// <param name="Alert">Its id.</param>
internal readonly record struct AlertCursor(DateTimeOffset RaisedAt, Guid Alert)
{
    /// <summary>As it stands in a URL.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RaisedAt.UtcTicks}.{Alert:N}");

    /// <returns><see langword="null"/> for anything that <see cref="ToString"/> did not write.</returns>
    public static AlertCursor? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(text.AsSpan(dot + 1), "N", out var alert)
                ? new AlertCursor(new DateTimeOffset(ticks, TimeSpan.Zero), alert)
                : null;
    }
}
