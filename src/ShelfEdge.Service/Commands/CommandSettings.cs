using System.CommandLine;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands;

/// <summary>Reads the settings for a command line.</summary>
internal static class CommandSettings
{
    /// <summary>The settings that a command works on, which needs no planogram.</summary>
    /// <returns><see langword="null"/> when they are wrong, which was said.</returns>
    public static async Task<ShelfEdgeOptions?> ReadAsync(ParseResult parsed, Option<FileInfo?> config)
    {
        var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config), withPlanogram: false);
        if (read.Settings is null)
        {
            await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
        }

        return read.Settings?.Options;
    }
}
