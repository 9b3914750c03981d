using System.Globalization;

namespace ShelfEdge.Service.Settings;

/// <summary>Reads a file that settings are in or name, with a bound.</summary>
internal static class SettingsFile
{
    /// <returns>The bytes, or <see langword="null"/> when they cannot be read; then a problem was added.</returns>
    public static byte[]? ReadBytes(string path, string origin, int maxBytes, List<SettingsProblem> problems)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true } file && file.Length > maxBytes)
            {
                problems.Add(new(origin, "", string.Create(
                    CultureInfo.InvariantCulture, $"{path} has {file.Length} bytes; at most {maxBytes} are allowed")));
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(origin, "", $"cannot be read: {exception.Message}"));
            return null;
        }
    }
}
