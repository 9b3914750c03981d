namespace ShelfEdge.Testing.Messaging;

/// <summary>Messages in the order of arrival, and a way to await one. Any thread.</summary>
public sealed class MessageLog
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ReceivedMessage> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Those whose topic is not retained state.</summary>
    public IReadOnlyList<ReceivedMessage> Events =>
        [.. All.Where(message => message.Topic.Contains("/events/", StringComparison.Ordinal))];

    public void Add(ReceivedMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            _changed.TrySetResult();
        }
    }

    /// <summary>Completes with all messages once the condition holds.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitForAsync(
        Func<IReadOnlyList<ReceivedMessage>, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            IReadOnlyList<ReceivedMessage> now;
            lock (_gate)
            {
                if (_changed.Task.IsCompleted)
                {
                    _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                changed = _changed.Task;
                now = [.. _messages];
            }

            if (condition(now))
            {
                return now;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes when so many events have arrived, duplicates included.</summary>
    public async Task<IReadOnlyList<ReceivedMessage>> WaitForEventsAsync(int count, CancellationToken cancellationToken)
    {
        await WaitForAsync(_ => Events.Count >= count, cancellationToken);
        return Events;
    }
}
