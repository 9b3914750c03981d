using System.Text.Json;

namespace ShelfEdge.Core.Alerts;

/// <summary>One line of the history as JSON. The shape is private to the box.</summary>
public static class AlertEntryFile
{
    /// <summary>Writes a line.</summary>
    public static string Write(AlertEntry entry) => JsonSerializer.Serialize(entry, AlertJsonContext.Default.AlertEntry);

    /// <returns><see langword="null"/> for a line that is damaged.</returns>
    public static AlertEntry? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AlertJsonContext.Default.AlertEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
