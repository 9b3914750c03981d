using System.Collections.Immutable;
using System.CommandLine;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands;

/// <summary>Prints what is wrong in the settings, one line each.</summary>
internal static class SettingsReport
{
    /// <summary>The settings that a command works on, which needs no planogram.</summary>
    /// <returns><see langword="null"/> when they are wrong, which was said.</returns>
    public static async Task<ShelfEdgeOptions?> ReadAsync(ParseResult parsed, Option<FileInfo?> config)
    {
        var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config), withPlanogram: false);
        if (read.Settings is null)
        {
            await WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
        }

        return read.Settings?.Options;
    }

    public static async Task WriteAsync(TextWriter error, ImmutableArray<SettingsProblem> problems)
    {
        foreach (var problem in problems)
        {
            await error.WriteLineAsync(problem.ToString());
        }

        await error.WriteLineAsync(problems.Length == 1 ? "1 problem" : $"{problems.Length} problems");
    }
}
