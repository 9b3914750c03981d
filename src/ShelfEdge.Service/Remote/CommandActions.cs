using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Remote;

/// <summary>Does what a command asks. One at a time.</summary>
internal sealed class CommandActions(
    LookActions looks, AlertActions alerts, ApplyActions apply, AppliedFiles applied, SupportBundle bundle)
{
    private const int MostOfAReason = 1000;

    private static readonly RemoteJsonContext Json = RemoteJsonContext.Default;

    public async Task<CommandAnswer> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        // What changes the box or ends the process waits for the verdict: else it would look as if the box had fallen over.
        var answer = command.Kind.NeedsStart() && applied.Mark is { } mark
            ? CommandAnswer.Refused($"what command '{mark.CommandId}' brought is still on trial; send it again later, under another id")
            : await DoAsync(command, cancellationToken);
        return answer with { Reason = Shown(answer.Reason) };
    }

    // A reason may quote what was sent.
    private static string? Shown(string? reason)
    {
        if (reason is null)
        {
            return null;
        }

        var shown = reason.Length > MostOfAReason ? reason[..MostOfAReason] + "..." : reason;
        return string.Create(shown.Length, shown, static (letters, text) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = char.IsControl(text[i]) ? ' ' : text[i];
            }
        });
    }

    private Task<CommandAnswer> DoAsync(RemoteCommand command, CancellationToken cancellationToken) => command.Kind switch
    {
        CommandKind.DetectNow => WithAsync(command, Json.CameraArguments, data => looks.DetectNowAsync(data, cancellationToken)),
        CommandKind.Snapshot => WithAsync(command, Json.CameraArguments, data => Task.FromResult(looks.Snapshot(data))),
        CommandKind.Acknowledge => WithAsync(
            command, Json.AcknowledgeArguments, data => alerts.AcknowledgeAsync(data, command.By, cancellationToken)),
        CommandKind.Suppress => WithAsync(
            command, Json.SuppressArguments, data => alerts.SuppressAsync(data, command.By, cancellationToken)),
        CommandKind.SetPlanogram => WithAsync(
            command, Json.PlanogramArguments, data => Task.FromResult(apply.SetPlanogram(data, command.Id))),
        CommandKind.SetModel => WithAsync(
            command, Json.ModelArguments,
            data => Task.Run(() => apply.SetModel(data, command.Id, cancellationToken), cancellationToken)),
        CommandKind.SetConfig => WithAsync(command, Json.ConfigArguments, data => Task.FromResult(apply.SetConfig(data, command.Id))),
        CommandKind.Restart => WithAsync(command, Json.NoArguments, _ => Task.FromResult(new CommandAnswer(CommandOutcome.Accepted))),
        _ => WithAsync(command, Json.NoArguments, _ => Task.FromResult(bundle.Pack())),
    };

    private static Task<CommandAnswer> WithAsync<T>(
        RemoteCommand command, JsonTypeInfo<T> shape, Func<T, Task<CommandAnswer>> run)
    {
        T data;
        try
        {
            data = JsonSerializer.Deserialize(command.Data.Span, shape)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: a text with half a surrogate pair.
            return Task.FromResult(CommandAnswer.Refused(
                $"data{(exception as JsonException)?.Path?.TrimStart('$')}: is missing, unknown to {command.Kind.Word()} or of the wrong kind"));
        }

        return run(data);
    }
}
