using System.Globalization;

namespace ShelfEdge.Service.Telemetry;

/// <summary>One line of a log that is not the console's.</summary>
internal static class LogLine
{
    public static string Compose(
        TimeProvider time, LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        var at = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var line = string.Create(CultureInfo.InvariantCulture, $"{at} {level} {category}[{id.Id}] {message}");
        return exception is null ? line : $"{line}{Environment.NewLine}{exception}";
    }
}
