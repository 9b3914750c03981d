using System.Collections.Immutable;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands;

/// <summary>Prints what is wrong in the settings, one line each.</summary>
internal static class SettingsReport
{
    public static async Task WriteAsync(TextWriter error, ImmutableArray<SettingsProblem> problems)
    {
        foreach (var problem in problems)
        {
            await error.WriteLineAsync(problem.ToString());
        }

        await error.WriteLineAsync(problems.Length == 1 ? "1 problem" : $"{problems.Length} problems");
    }
}
