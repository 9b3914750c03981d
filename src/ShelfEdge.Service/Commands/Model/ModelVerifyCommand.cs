using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ShelfEdge.Core.Verification;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Model;

/// <summary><c>shelfedge model verify</c>: refuses a model that is broken, not ours to use, worse or slower.</summary>
internal static class ModelVerifyCommand
{
    private const double LargestSlowdown = ModelVerifyRequest.LargestSlowdown;

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "Folder of the model, with manifest.json." };
        var against = new Option<string?>("--against")
        {
            Description = "Folder of the model in use. Default: that of the settings if there are any, else the shipped one.",
            HelpName = "DIR",
        };
        var slowdown = new Option<double>("--max-slowdown")
        {
            Description = $"Most time in relation to the model in use, 1 to {LargestSlowdown}.",
            HelpName = "RATIO",
            DefaultValueFactory = _ => VerificationLimits.MaxSlowdown,
            CustomParser = ParseSlowdown,
        };
        var config = CommandOptions.Config();
        var json = CommandOptions.Json();
        var command = new Command(
            "verify", "Check manifest, hash, licence and shapes, its answers to golden pictures, INT8 against FP32, and its speed here.")
        {
            directory, against, slowdown, config, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (await FindInUseAsync(parsed, parsed.GetValue(against), parsed.GetValue(config)) is not { } inUse)
            {
                return ExitCode.BadConfiguration;
            }

            var request = new ModelVerifyRequest(parsed.GetRequiredValue(directory), inUse, parsed.GetValue(slowdown));
            var checks = ModelVerification.Run(request, TimeProvider.System, cancellationToken);
            return await CheckReport.Of(checks).WriteAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
        });
        return command;
    }

    // Null when there are settings and they are wrong: then nobody knows which model is in use.
    private static async Task<ModelsInUse?> FindInUseAsync(ParseResult parsed, string? against, FileInfo? config)
    {
        if (against is not null || (config is null && !SettingsReader.HasDefaultFile()))
        {
            return new ModelsInUse(against ?? "", against ?? "");
        }

        var read = SettingsReader.FromEnvironment().Read(config);
        if (read.Settings is { Options: var options })
        {
            return new ModelsInUse(options.Detector.ModelDirectory, options.Recognition.ModelDirectory);
        }

        await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
        return null;
    }

    private static double ParseSlowdown(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio)
            || ratio is not (>= 1 and <= LargestSlowdown))
        {
            result.AddError($"--max-slowdown must be a number from 1 to {LargestSlowdown}, not '{text}'.");
        }

        return ratio;
    }
}
