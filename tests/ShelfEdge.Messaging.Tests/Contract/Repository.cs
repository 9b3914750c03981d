namespace ShelfEdge.Messaging.Tests.Contract;

/// <summary>Files of the repository that the tests compare the code with.</summary>
internal static class Repository
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Root(), folder), pattern).Select(file => Path.GetRelativePath(Root(), file));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ShelfEdge.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("ShelfEdge.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
