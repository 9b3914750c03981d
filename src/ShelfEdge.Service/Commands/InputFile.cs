using System.Globalization;

namespace ShelfEdge.Service.Commands;

/// <summary>Reads files that the command line names, within a bound.</summary>
internal static class InputFile
{
    /// <exception cref="InvalidDataException">The file is larger than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] ReadBytes(string path, int maxBytes) =>
        new FileInfo(path) is { Exists: true } file && file.Length > maxBytes
            ? throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{path} has {file.Length} bytes; at most {maxBytes} are allowed"))
            : File.ReadAllBytes(path);
}
