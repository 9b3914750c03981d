namespace ShelfEdge.Service.Storage;

/// <summary>
/// Replaces files whole: what is new is written beside the file, to disk, and moved over it. An error leaves the old one. The part
/// beside it is the lock against a second process.
/// </summary>
internal static class WholeFile
{
    /// <exception cref="IOException">The file cannot be written, or another process writes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, byte[] bytes) => Change(path, () => bytes);

    /// <summary>Reads, changes and writes a file while no second process can do so.</summary>
    /// <param name="path">Its folder must exist.</param>
    /// <param name="change">Reads the file and says what it shall hold; what it throws leaves the file as it is.</param>
    /// <param name="mode">Of the new file; <see langword="null"/> for what the process makes files with.</param>
    /// <exception cref="IOException">The file cannot be written, or another process changes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Change(string path, Func<byte[]> change, UnixFileMode? mode = null)
    {
        var part = path + ".part";
        using var stream = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

        // Opened just before the other process moved it away, it would be the file itself.
        if (!File.Exists(part))
        {
            throw new IOException($"{path}: another process has just changed it; try again");
        }

        var isWritten = false;
        try
        {
            if (mode is { } access && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(part, access);
            }

            var bytes = change();
            stream.SetLength(0);
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
            File.Move(part, path, overwrite: true);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
            {
                File.Delete(part);
            }
        }
    }
}
