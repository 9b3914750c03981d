using System.CommandLine;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary><c>shelfedge doctor</c>: tries everything the box needs, and says what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var config = CommandOptions.Config();
        var json = CommandOptions.Json();
        var command = new Command("doctor", "Try everything the box needs: model, cameras, broker, disk, clock. Sends nothing.")
        {
            config,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config));
            var checks = read.Settings is { } settings
                ? await CheckAllAsync(read.File, settings, TimeProvider.System, cancellationToken)
                : [.. read.Problems.Select(problem => Check.Failed("settings", problem.ToString()))];
            return await CheckReport.Of(checks).WriteAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<List<Check>> CheckAllAsync(
        string file, BoxSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var (options, planogram) = (settings.Options, settings.Planogram);
        List<Check> checks =
        [
            Check.Ok("settings", file),
            Check.Ok("planogram", $"{options.Planogram}: {planogram.Cameras.Length} cameras, {planogram.Positions.Length} positions"),
            ModelTrial.Run(options.Detector, time),
            await FfmpegTrial.RunAsync(options.Cameras, cancellationToken),
        ];
        foreach (var camera in options.Cameras)
        {
            checks.Add(await CameraTrial.RunAsync(camera, time, cancellationToken));
        }

        checks.Add(await BrokerTrial.RunAsync(options.Mqtt, time, cancellationToken));
        checks.Add(DiskTrial.Run(options.DataDirectory));
        checks.Add(ClockTrial.Run(time.GetUtcNow()));
        checks.Add(TemperatureTrial.Run());
        return checks;
    }
}
