namespace ShelfEdge.Testing;

/// <summary>Finds the checkout that the tests were built from, and the data that lies outside it.</summary>
public static class Repository
{
    private const string SharedVariable = "SHELFEDGE_SHARED";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Data that is not in the repository: the folder that SHELFEDGE_SHARED names, else <c>../shared</c>.</summary>
    public static string Shared { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable(SharedVariable) is { Length: > 0 } set ? set : Path.Combine(Root, "../shared"));

    /// <summary>Why a test that needs shared data is skipped.</summary>
    public static string SharedReason(string path) => $"{Path.Combine(Shared, path)} is absent ({SharedVariable} names the folder)";

    /// <summary>Whether a file or folder of the shared data is there.</summary>
    public static bool HasShared(string path) => Path.Exists(Path.Combine(Shared, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ShelfEdge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No ShelfEdge.sln above {AppContext.BaseDirectory}.");
    }
}
