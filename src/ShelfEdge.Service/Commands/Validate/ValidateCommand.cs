using System.CommandLine;
using System.Text.Json;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Validate;

/// <summary><c>shelfedge validate</c>: reads settings, planogram and model, touches no camera and no broker.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var config = CommandOptions.Config();
        var json = CommandOptions.Json();
        var command = new Command("validate", "Check the settings, the planogram and the model; report everything that is wrong.")
        {
            config,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config));
            var problems = read.Settings is { } settings
                ? [.. ModelCheck.Problems(settings.Options.Detector, read.File), .. RecognizerOpening.Problems(settings.Options.Recognition, read.File)]
                : read.Problems;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                var report = new ValidateReport(problems.IsEmpty, problems);
                await output.WriteLineAsync(JsonSerializer.Serialize(report, CommandJsonContext.Default.ValidateReport));
            }
            else if (problems.IsEmpty)
            {
                await output.WriteLineAsync(
                    $"{read.File}: valid, {read.Settings!.Options.Cameras.Count} cameras, {read.Settings.Planogram.Positions.Length} positions");
            }
            else
            {
                await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, problems);
            }

            return problems.IsEmpty ? ExitCode.Done : ExitCode.BadConfiguration;
        });
        return command;
    }
}
