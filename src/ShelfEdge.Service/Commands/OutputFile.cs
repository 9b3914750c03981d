using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Commands;

/// <summary>Writes what a command made: to a file, whole or not at all, or to standard output.</summary>
internal static class OutputFile
{
    /// <param name="path">The file; <see langword="null"/> for <paramref name="output"/>.</param>
    /// <param name="utf8">Text.</param>
    /// <param name="output">Standard output.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task WriteAsync(string? path, byte[] utf8, TextWriter output)
    {
        if (path is null)
        {
            await output.WriteAsync(System.Text.Encoding.UTF8.GetString(utf8));
            return;
        }

        WholeFile.Write(path, utf8);
    }
}
