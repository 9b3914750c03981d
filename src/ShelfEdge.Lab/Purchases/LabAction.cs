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
        catch (Exception problem) when (problem is DataFileException or DuckDB.NET.Data.DuckDBException or ModelFileException or IOException or UnauthorizedAccessException
            or InvalidDataException)
        {
            result.InvocationConfiguration.Error.WriteLine(problem.Message);
            return Failed;
        }
    }
}
