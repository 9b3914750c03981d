using ShelfEdge.Core.Alerts;

namespace ShelfEdge.Service.Alerts;

/// <summary>One request on its way to the loop that owns the alerts: applied, stored with what it changed, then answered.</summary>
internal abstract class DeskRequest
{
    /// <returns>True when something changed that must be stored before the answer.</returns>
    public abstract bool Apply(AlertBook book, DateTimeOffset at);

    /// <summary>What was applied is stored.</summary>
    public abstract void Confirm();

    /// <summary>What was applied could not be stored.</summary>
    public abstract void Refuse();
}

/// <inheritdoc cref="DeskRequest"/>
internal sealed class DeskRequest<T>(Func<AlertBook, DateTimeOffset, AlertOutcome<T>> ask) : DeskRequest
    where T : class
{
    private readonly TaskCompletionSource<AlertOutcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AlertOutcome<T>? _outcome;

    public Task<AlertOutcome<T>> Answer => _answer.Task;

    public override bool Apply(AlertBook book, DateTimeOffset at)
    {
        _outcome = ask(book, at);
        return _outcome.IsChanged;
    }

    public override void Confirm() => _answer.TrySetResult(_outcome!);

    public override void Refuse() => _answer.TrySetResult(
        AlertOutcome.Refused<T>(AlertRefusal.NotStored, "The box stops and could not store it; try again."));
}
