namespace ShelfEdge.Lab.Evaluation;

/// <summary>How a set is called in reports.</summary>
internal static class SetName
{
    /// <summary>The name of the folder, which keeps a dot in it, or of the annotation file without its extension.</summary>
    public static string Of(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        ? Path.GetFileNameWithoutExtension(path)
        : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
