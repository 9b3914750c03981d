using System.Text.Json;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Alerts;

namespace ShelfEdge.Service.Remote;

/// <summary><c>acknowledge</c> and <c>suppress</c>: what staff also say by HTTP, see <see cref="AlertDesk"/>.</summary>
internal sealed class AlertActions(AlertDesk desk)
{
    public async Task<CommandAnswer> AcknowledgeAsync(AcknowledgeArguments data, string sender, CancellationToken cancellationToken)
    {
        var outcome = await desk.AcknowledgeAsync(data.Alert, data.By ?? Name(sender), cancellationToken);
        return Answer(outcome, alert => JsonSerializer.SerializeToUtf8Bytes(
            AlertResult.Of(alert), RemoteJsonContext.Default.AlertResult));
    }

    public async Task<CommandAnswer> SuppressAsync(SuppressArguments data, string sender, CancellationToken cancellationToken)
    {
        if (data.Lift is null && data.Until is null)
        {
            return CommandAnswer.Refused("data needs 'until', or 'lift' with the id of a suppression");
        }

        var by = data.By ?? Name(sender);
        var outcome = data.Lift is { } lift
            ? await desk.LiftAsync(lift, by, cancellationToken)
            : await desk.SuppressAsync(
                new SuppressionRequest(data.Id, data.Position, data.From, data.Until!.Value, data.Reason, by), cancellationToken);
        return Answer(outcome, suppression => JsonSerializer.SerializeToUtf8Bytes(
            SuppressionResult.Of(suppression), RemoteJsonContext.Default.SuppressionResult));
    }

    private static CommandAnswer Answer<T>(AlertOutcome<T> outcome, Func<T, byte[]> result)
        where T : class => outcome.Value is { } value
        ? new CommandAnswer(CommandOutcome.Done, null, result(value))
        : new CommandAnswer(
            outcome.Refusal == AlertRefusal.NotStored ? CommandOutcome.Failed : CommandOutcome.Refused, outcome.Reason);

    // Staff have shorter names than what a sender may call itself.
    private static string Name(string sender) => sender.Length > StaffMark.MaxByLength ? sender[..StaffMark.MaxByLength] : sender;
}
