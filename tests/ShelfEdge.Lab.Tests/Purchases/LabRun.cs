using System.CommandLine;

namespace ShelfEdge.Lab.Tests.Purchases;

/// <summary>Runs commands of the lab inside the test, in a folder of its own that is gone when disposed.</summary>
internal sealed class LabRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelfedge-lab-test-").FullName;

    /// <summary>What the last command wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command complained about.</summary>
    public string Error { get; private set; } = "";

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        File.WriteAllText(PathOf(name), string.Join('\n', lines) + "\n");
        return PathOf(name);
    }

    /// <summary>Runs a command and gives its exit code.</summary>
    public int Run(params string[] arguments)
    {
        var root = new RootCommand();
        foreach (Command command in LearningCommands.Create())
        {
            root.Add(command);
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = root.Parse(arguments).Invoke(
            new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
