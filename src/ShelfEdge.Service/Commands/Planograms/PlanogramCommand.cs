using System.CommandLine;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary><c>shelfedge planogram</c>: makes, exchanges and checks what should stand where.</summary>
internal static class PlanogramCommand
{
    public static Command Create() => new("planogram", "Propose, import, export and check what should stand where.")
    {
        ProposeCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        ComplianceCommand.Create(),
    };

    /// <summary>Where the result goes.</summary>
    public static Option<string?> Out() => new("--out", "-o")
    {
        Description = "Where the planogram goes. Default: standard output.",
        HelpName = "FILE",
    };

    /// <summary>Runs a command and turns what can go wrong into sentences and an exit code.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (
            exception is ModelException or FrameSourceException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }
}
