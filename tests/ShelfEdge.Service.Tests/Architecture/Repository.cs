namespace ShelfEdge.Service.Tests.Architecture;

/// <summary>The checkout that the tests run in, found from the test executable upwards.</summary>
internal static class Repository
{
    private static readonly string[] SourceFolders = ["src", "tests"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) =>
        Path.Combine([Root, .. parts]);

    /// <summary>Source files under src and tests, generated and built ones left out.</summary>
    public static IEnumerable<string> SourceFiles(string pattern) =>
        SourceFolders
            .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ShelfEdge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ShelfEdge.sln above {AppContext.BaseDirectory}.");
    }
}
