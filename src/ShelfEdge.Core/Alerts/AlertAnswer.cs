namespace ShelfEdge.Core.Alerts;

/// <summary>Makes an <see cref="AlertOutcome{T}"/>.</summary>
public static class AlertAnswer
{
    /// <summary>Nothing was done.</summary>
    public static AlertOutcome<T> Refused<T>(AlertRefusal refusal, string reason)
        where T : class => new(null, false, refusal, reason);

    internal static AlertOutcome<T> Done<T>(T value, bool isChanged)
        where T : class => new(value, isChanged, null, null);
}
