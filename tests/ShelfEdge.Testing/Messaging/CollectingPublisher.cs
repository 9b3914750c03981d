using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Testing.Messaging;

/// <summary>Takes every message and remembers it; can be told to refuse. Confirms at once unless told to hold.</summary>
public sealed class CollectingPublisher : IPublisher
{
    private readonly List<TaskCompletionSource<PublishFailure?>> _held = [];
    private TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A refusal with this reason also ends the connection.</summary>
    public const string Closes = "the broker closed the connection";

    /// <summary>Ids of all messages that were sent, taken or not.</summary>
    public List<Guid> Attempts { get; } = [];

    public List<ReceivedMessage> Messages { get; } = [];

    /// <summary>Why the next connections are refused; <see langword="null"/> to let them succeed.</summary>
    public string? ConnectRefusal { get; set; }

    /// <summary>Why a message is refused, by the message; <see langword="null"/> takes it.</summary>
    public Func<ReceivedMessage, PublishFailure?> Refusal { get; set; } = _ => null;

    /// <summary>When true, confirmations wait for <see cref="ReleaseOldest"/>.</summary>
    public bool IsHolding { get; set; }

    public int Connects { get; private set; }

    /// <summary>Messages not confirmed yet, and the most there ever were.</summary>
    public int InFlight => _held.Count;

    public int MostInFlight { get; private set; }

    public bool IsConnected { get; private set; }

    public int MaxInFlight { get; set; } = 8;

    public Task<string?> ConnectAsync(CancellationToken cancellationToken)
    {
        if (ConnectRefusal is null)
        {
            Connects++;
            IsConnected = true;
            _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return Task.FromResult(ConnectRefusal);
    }

    public Task<PublishFailure?> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, bool retain, CancellationToken cancellationToken)
    {
        var message = new ReceivedMessage(topic, payload.ToArray(), retain, null);
        Attempts.Add(message.Id);
        if (!IsConnected)
        {
            return Task.FromResult<PublishFailure?>(new("not connected"));
        }

        if (Refusal(message) is { } failure)
        {
            IsConnected &= failure.Reason != Closes;
            return Task.FromResult<PublishFailure?>(failure);
        }

        Messages.Add(message);
        if (!IsHolding)
        {
            return Task.FromResult<PublishFailure?>(null);
        }

        var confirmation = new TaskCompletionSource<PublishFailure?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Add(confirmation);
        MostInFlight = Math.Max(MostInFlight, _held.Count);
        return confirmation.Task;
    }

    /// <summary>Confirms the oldest held message, or refuses it with a reason.</summary>
    public void ReleaseOldest(string? reason = null)
    {
        var oldest = _held[0];
        _held.RemoveAt(0);
        oldest.SetResult(reason is null ? null : new(reason));
    }

    public void Disconnect()
    {
        IsConnected = false;
        _disconnected.TrySetResult();
    }

    public Task WaitForDisconnectAsync(CancellationToken cancellationToken) =>
        IsConnected ? _disconnected.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Disconnect();
        return Task.CompletedTask;
    }
}
