using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Remote;
using ShelfEdge.Core.Verification;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Commands.Model;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// <c>set-planogram</c>, <c>set-model</c> and <c>set-config</c>: what is sent is checked as the next start would read it, and only
/// then put on trial.
/// </summary>
/// <param name="applied">Where it is put.</param>
/// <param name="reader">Reads the settings as the start does.</param>
/// <param name="config">The settings file; <see langword="null"/> for the usual places.</param>
/// <param name="options">In use now.</param>
/// <param name="progress">Whether the box is well now.</param>
/// <param name="rules">What well means.</param>
/// <param name="time">For the speed of a model.</param>
internal sealed class ApplyActions(
    AppliedFiles applied,
    SettingsReader reader,
    FileInfo? config,
    ShelfEdgeOptions options,
    PipelineProgress progress,
    HealthRules rules,
    TimeProvider time)
{
    private const int MostProblems = 10;

    public CommandAnswer SetPlanogram(PlanogramArguments data, string id) => data.Planogram.ValueKind switch
    {
        JsonValueKind.Undefined => CommandAnswer.Refused("data needs 'planogram', a document or null"),
        JsonValueKind.Null => Try(CommandKind.SetPlanogram, id, static () => []),
        _ => Try(
            CommandKind.SetPlanogram, id, () => JsonMarshal.GetRawUtf8Value(data.Planogram).ToArray(),
            next => IsSame(next.Planogram, applied.Find(CommandKind.SetPlanogram, CommandKind.SetPlanogram))),
    };

    public CommandAnswer SetConfig(ConfigArguments data, string id)
    {
        if (data.Config.ValueKind != JsonValueKind.Object)
        {
            return CommandAnswer.Refused("data needs 'config', an object");
        }

        var bytes = JsonMarshal.GetRawUtf8Value(data.Config).ToArray();
        var problems = new List<SettingsProblem>();
        if (SettingsJson.Parse(bytes, "config", problems) is not { } root)
        {
            return Refused(problems);
        }

        RemoteKeys.Check(root, problems);
        return problems.Count > 0 ? Refused(problems) : Try(CommandKind.SetConfig, id, () => root.Children.Count == 0 ? [] : bytes);
    }

    public CommandAnswer SetModel(ModelArguments data, string id, CancellationToken cancellationToken)
    {
        if (data.Model is null)
        {
            return Try(CommandKind.SetModel, id, static () => []);
        }

        if (!Identifier.IsValid(data.Model))
        {
            return CommandAnswer.Refused($"model: {Identifier.Rule}");
        }

        var folder = Path.Combine(options.DataDirectory, "models", data.Model);
        ModelManifest manifest;
        try
        {
            manifest = ModelFolder.Open(folder).Manifest;
        }
        catch (ModelException exception)
        {
            return CommandAnswer.Refused(ModelVerification.Words(exception));
        }

        if (data.Sha256 is { } wanted && !wanted.Equals(manifest.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return CommandAnswer.Refused($"the network of model '{data.Model}' has the SHA-256 {manifest.Sha256}");
        }

        if (manifest.Task != ModelTask.Detection && !options.Recognition.IsOn)
        {
            return CommandAnswer.Refused($"'{data.Model}' is a recognizer, and recognition is off on this box");
        }

        var request = new ModelVerifyRequest(
            folder, new ModelsInUse(options.Detector.ModelDirectory, options.Recognition.ModelDirectory), VerificationLimits.MaxSlowdown);
        var failed = ModelVerification.Run(request, time, cancellationToken)
            .Where(check => check.Outcome == CheckOutcome.Failed).Select(check => $"{check.Name}: {check.Detail}").ToList();
        var isDetector = manifest.Task == ModelTask.Detection;
        return failed.Count > 0
            ? CommandAnswer.Refused(string.Join("; ", failed))
            : Try(
                CommandKind.SetModel, id, () => Overlay(isDetector ? "detector" : "recognition", folder),
                next => IsSame(isDetector ? next.Detector.ModelDirectory : next.Recognition.ModelDirectory, folder));
    }

    // A model of the other task that was set before stays.
    private byte[] Overlay(string section, string folder)
    {
        var root = applied.Find(CommandKind.SetModel) is { } path
            && JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject before ? before : [];
        root[section] = new JsonObject { ["modelDirectory"] = folder };
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>Puts on trial what passes the checks of a start.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="id">Of the command.</param>
    /// <param name="compose">Gives what is put over the settings file.</param>
    /// <param name="counts">Whether the settings of the next start use it; <see langword="null"/> when that is not asked.</param>
    private CommandAnswer Try(CommandKind kind, string id, Func<byte[]> compose, Func<ShelfEdgeOptions, bool>? counts = null)
    {
        try
        {
            applied.Propose(kind, compose());
            var read = reader.Read(config, candidate: kind);
            if (!read.Problems.IsEmpty)
            {
                applied.Withdraw(kind);
                return Refused(read.Problems);
            }

            if (counts is not null && !counts(read.Settings!.Options))
            {
                applied.Withdraw(kind);
                return CommandAnswer.Refused("a variable in the environment of the box says what is used here, whatever is set from afar");
            }

            var isReady = ReadinessPolicy.Evaluate(progress.Snapshot(), rules).IsEmpty;
            applied.BeginTrial(new TrialMark(kind, id, isReady, Starts: 0));
            return new CommandAnswer(CommandOutcome.Accepted);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return CommandAnswer.Failed(exception.Message);
        }
    }

    private static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && Path.GetFullPath(one) == Path.GetFullPath(other);

    // Without the folder that a proposal lies in, which says nothing to who sent it.
    private static CommandAnswer Refused(IReadOnlyCollection<SettingsProblem> problems)
    {
        var words = problems.Take(MostProblems)
            .Select(problem => problem.Key.Length == 0 ? problem.Message : $"{problem.Key}: {problem.Message}");
        var more = problems.Count > MostProblems ? $"; and {problems.Count - MostProblems} more" : "";
        return CommandAnswer.Refused(string.Join("; ", words) + more);
    }
}
