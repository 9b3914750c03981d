namespace ShelfEdge.Core.Alerts;

/// <summary>Makes an <see cref="AlertOutcome{T}"/>.</summary>
public static class AlertOutcome
{
    /// <summary>Nothing was done.</summary>
    public static AlertOutcome<T> Refused<T>(AlertRefusal refusal, string reason)
        where T : class => new(null, false, refusal, reason);

    internal static AlertOutcome<T> Done<T>(T value, bool isChanged)
        where T : class => new(value, isChanged, null, null);
}

/// <summary>What came of a request of staff: a value, or a refusal with its reason.</summary>
/// <typeparam name="T">What the request is about.</typeparam>
/// <param name="Value">How it stands now; <see langword="null"/> when refused.</param>
/// <param name="IsChanged">False when it stood so before: asking twice changes nothing.</param>
/// <param name="Refusal">Why not; <see langword="null"/> when there is a value.</param>
/// <param name="Reason">The refusal in one sentence for a person.</param>
public sealed record AlertOutcome<T>(T? Value, bool IsChanged, AlertRefusal? Refusal, string? Reason)
    where T : class;
