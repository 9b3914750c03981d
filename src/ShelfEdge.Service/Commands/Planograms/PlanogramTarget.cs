using System.CommandLine;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>Which planogram a command works on: the one that is named, or that of the settings.</summary>
/// <param name="config">Names the settings.</param>
internal sealed class PlanogramTarget(Option<FileInfo?> config)
{
    private readonly Option<string?> _file = new("--planogram", "-p")
    {
        Description = "Planogram. Default: that of the settings.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(config);
    }

    /// <summary>Reads it; says what is wrong with the settings on standard error.</summary>
    /// <returns><see langword="null"/> when the settings were needed and are wrong.</returns>
    /// <exception cref="InvalidDataException">The named file is no planogram.</exception>
    /// <exception cref="IOException">The named file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The named file may not be read.</exception>
    public async Task<(Planogram Planogram, RestockOptions Restock)?> FindAsync(ParseResult parsed)
    {
        if (parsed.GetValue(_file) is { } file)
        {
            return (PlanogramInput.Read(file), new RestockOptions());
        }

        var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config));
        if (read.Settings is { } settings)
        {
            return (settings.Planogram, settings.Options.Restock);
        }

        await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
        return null;
    }
}
