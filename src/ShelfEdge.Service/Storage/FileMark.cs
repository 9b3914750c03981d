namespace ShelfEdge.Service.Storage;

/// <summary>Tells whether a file was changed since it was read. The default is that of a file that is missing.</summary>
internal readonly record struct FileMark(DateTime WrittenAt, long Length)
{
    public static FileMark Of(FileInfo file) => file.Exists ? new FileMark(file.LastWriteTimeUtc, file.Length) : default;
}
