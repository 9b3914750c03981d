using System.CommandLine;

namespace ShelfEdge.Service.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommandOptions
{
    public static Option<FileInfo?> Config() => new("--config", "-c")
    {
        Description = "Settings file. Default: shelfedge.json in the current folder, else /etc/shelfedge/shelfedge.json.",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print the result as JSON on standard output.",
    };
}
