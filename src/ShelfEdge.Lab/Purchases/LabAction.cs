using System.CommandLine;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Lab.Purchases;

/// <summary>Runs what a command does and turns a failure that is no defect into one line and an exit code.</summary>
internal static class LabAction
{
    /// <summary>The action ran and could not do it: a file is missing, wrong or cannot be written.</summary>
    public const int Failed = 1;

    public static int Run(ParseResult result, Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception problem) when (IsNoDefect(problem))
        {
            result.InvocationConfiguration.Error.WriteLine(problem.Message);
            return Failed;
        }
    }

    /// <summary>The same for what waits for others: no answer is no defect either.</summary>
    /// <param name="result">Where the line goes.</param>
    /// <param name="action">Gives the exit code.</param>
    public static async Task<int> RunAsync(ParseResult result, Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception problem) when (IsNoDefect(problem) || problem is HttpRequestException or TaskCanceledException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(problem.Message);
            return Failed;
        }
    }

    private static bool IsNoDefect(Exception problem) => problem is DataFileException or DuckDB.NET.Data.DuckDBException or ModelFileException or IOException
        or UnauthorizedAccessException or InvalidDataException;
}
