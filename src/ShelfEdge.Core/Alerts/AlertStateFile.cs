using System.Text.Json;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>Stores the state of an <see cref="AlertBook"/> as UTF-8 JSON. The shape is private to the box.</summary>
public static class AlertStateFile
{
    // Restock and misplaced for each position, and the cameras.
    private const int MostAlerts = 3 * PlanogramLimits.Positions;
    private const int MostSuppressions = 10_000;

    /// <summary>Writes the state.</summary>
    public static byte[] Write(AlertState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, AlertJsonContext.Default.AlertState);

    /// <summary>Reads the state. Damage of any kind gives <see langword="null"/> and a sentence, so that the box can start without.</summary>
    public static (AlertState? State, string? Error) Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var state = JsonSerializer.Deserialize(utf8, AlertJsonContext.Default.AlertState);
            return state is null || !IsSound(state) ? (null, "The stored alerts cannot be used: a value is missing or out of range")
                : (state, null);
        }
        catch (JsonException exception)
        {
            return (null, $"The stored alerts cannot be used: {exception.Message}");
        }
    }

    private static bool IsSound(AlertState state) =>
        state.NextEntry >= 1
        && !state.Open.IsDefault && !state.Suppressions.IsDefault && !state.CoolDowns.IsDefault && !state.Unrecorded.IsDefault
        && state.Open.Length <= MostAlerts && state.CoolDowns.Length <= MostAlerts
        && state.Suppressions.Length <= MostSuppressions && state.Unrecorded.Length <= AlertJournal.Most
        && state.Open.All(alert => alert is not null && Enum.IsDefined(alert.Kind) && Enum.IsDefined(alert.Severity))
        && state.Open.DistinctBy(alert => alert.Id).Count() == state.Open.Length
        && state.Suppressions.All(suppression => suppression?.Made is not null)
        && state.Unrecorded.All(entry => entry is not null && (entry.Alert is null) != (entry.Suppression is null));
}
