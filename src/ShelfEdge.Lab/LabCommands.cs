using System.CommandLine;
using ShelfEdge.Lab.Fleet;
using ShelfEdge.Lab.Replay;
using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Products;

namespace ShelfEdge.Lab;

/// <summary>
/// The command line of <c>shelfedge-lab</c>. Exit codes: 0 done, 1 failed for a reason outside the program, 2 wrong usage,
/// 70 a defect in the program.
/// </summary>
internal static class LabCommands
{
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Defect = 70;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("ShelfEdge lab: scenes, training data and evaluation.") { RenderCommand.Create(), RenderProductsCommand.Create(), ReplayCommand.Create(), FleetCommand.Create() };
        foreach (Command command in LearningCommands.Create())
        {
            root.Subcommands.Add(command);
        }

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (SceneException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return WrongUsage;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await error.WriteLineAsync(problem.Message);
            return Failed;
        }
#pragma warning disable CA1031 // The last resort of the process: any other exception is a defect and must give code 70.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync($"defect: {problem}");
            return Defect;
        }
    }
}
