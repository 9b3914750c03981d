using System.CommandLine;
using System.CommandLine.Invocation;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Service.Commands.Detect;
using ShelfEdge.Service.Commands.Doctor;
using ShelfEdge.Service.Commands.Gallery;
using ShelfEdge.Service.Commands.Health;
using ShelfEdge.Service.Commands.Keys;
using ShelfEdge.Service.Commands.Model;
using ShelfEdge.Service.Commands.Offers;
using ShelfEdge.Service.Commands.Planograms;
using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Commands.Validate;
using ShelfEdge.Service.Commands.Version;

namespace ShelfEdge.Service.Commands;

/// <summary>The commands of <c>shelfedge</c>, and the last place an exception can reach.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new("Watches shelves, counts what stands on them and asks for a refill before they are empty.")
    {
        RunCommand.Create(),
        DetectCommand.Create(),
        GalleryCommand.Create(),
        ModelCommand.Create(),
        PlanogramCommand.Create(),
        KeyCommand.Create(),
        FeedbackCommand.Create(),
        OffersCommand.Create(),
        ValidateCommand.Create(),
        DoctorCommand.Create(),
        BenchCommand.Create(),
        HealthCommand.Create(),
        VersionCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.CommandResult.Command.Name == RunCommand.Name)
        {
            // The host handles the signals itself and ends in its own time.
            invocation.ProcessTerminationTimeout = null;
        }

        try
        {
            var exitCode = await parsed.InvokeAsync(invocation);
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"shelfedge: crashed: {exception}");
            return ExitCode.Crashed;
        }
    }
}
