using System.Globalization;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>One connection to the broker, from its consent to its end. Never used again afterwards.</summary>
internal sealed class MqttConnection : IDisposable
{
    /// <summary>More than the headers of a PUBLISH packet with the properties that are used here.</summary>
    private const int PacketOverheadBytes = 128;

    private readonly IMqttClient _client;
    private readonly MqttCredentials _credentials;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _clock;
    private readonly uint _maxPacketBytes;
    private readonly UplinkBudget? _budget;
    private readonly TaskCompletionSource<string> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="client">Connected by <paramref name="consent"/>; disposed with this connection.</param>
    /// <param name="credentials">In use until the connection ends; disposed with it.</param>
    /// <param name="consent">What the broker granted.</param>
    /// <param name="deadline">For one confirmation.</param>
    /// <param name="clock">Measures the deadline.</param>
    /// <param name="budget">Told of what was published.</param>
    public MqttConnection(
        IMqttClient client, MqttCredentials credentials, MqttClientConnectResult consent, TimeSpan deadline, TimeProvider clock,
        UplinkBudget? budget)
    {
        _budget = budget;
        _client = client;
        _credentials = credentials;
        _deadline = deadline;
        _clock = clock;
        _maxPacketBytes = consent.MaximumPacketSize is > 0 and var limit ? limit : uint.MaxValue;
        _client.DisconnectedAsync += end =>
        {
            _end.TrySetResult(MqttFailure.Describe(end));
            return Task.CompletedTask;
        };
        if (!_client.IsConnected)
        {
            // It may have ended before the handler was there to hear of it.
            _end.TrySetResult("the connection was lost");
        }
    }

    /// <summary>Completes with the reason when the connection is gone.</summary>
    public Task<string> End => _end.Task;

    /// <returns><see langword="null"/> when the broker has confirmed the message, else why not.</returns>
    public async Task<PublishFailure?> PublishAsync(MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        if (End.IsCompleted)
        {
            return new(await End);
        }

        var bytes = message.Payload.Length + message.Topic.Length + PacketOverheadBytes;
        if (bytes > _maxPacketBytes)
        {
            return new(
                $"a message of {message.Payload.Length} bytes on {message.Topic} is too large: the broker takes {_maxPacketBytes} bytes",
                IsFinal: true);
        }

        _budget?.Count(bytes);

        // The request itself is not cancelled: the client takes a confirmation that comes late for a fault of the broker.
        var confirmation = RequestAsync(message);
        try
        {
            var failure = await confirmation.WaitAsync(_deadline, _clock, cancellationToken);
            if (failure is { IsFinal: false } && !_client.IsConnected)
            {
                // Known from the message itself: whether the client also tells of the end is left to it.
                Break(failure.Reason);
            }

            // A message that was under way when another one ended the connection fails for that one's reason.
            return failure is { IsFinal: false } && End.IsCompleted ? new(await End) : failure;
        }
        catch (TimeoutException)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"no confirmation within {_deadline.TotalSeconds} s");
            Break(reason);
            return new(reason);
        }
    }

    /// <returns><see langword="null"/> when the broker will deliver everything that fits the filters, else why not.</returns>
    public async Task<string?> SubscribeAsync(IEnumerable<string> filters, CancellationToken cancellationToken)
    {
        var request = new MqttClientSubscribeOptions
        {
            TopicFilters =
            [
                .. filters.Select(filter => new MqttTopicFilter
                {
                    Topic = filter,
                    QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                }),
            ],
        };
        using var deadline = new Deadline(_deadline, _clock, cancellationToken);
        try
        {
            var result = await _client.SubscribeAsync(request, deadline.Token).WaitAsync(deadline.Token);
            return result.Items.FirstOrDefault(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused
                ? MqttFailure.Describe(refused)
                : null;
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return MqttFailure.Describe(exception);
        }
    }

    /// <summary>Says goodbye, so that the broker does not publish the last will.</summary>
    /// <param name="reason">Why the connection is ended, for those who still publish.</param>
    /// <param name="cancellationToken">Ends the wait for the goodbye.</param>
    public async Task CloseAsync(string reason, CancellationToken cancellationToken)
    {
        try
        {
            await _client.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            // Gone already, which is what was wanted.
        }

        Break(reason);
    }

    public void Dispose() => Break("the connection was given up");

    private async Task<PublishFailure?> RequestAsync(MqttApplicationMessage message)
    {
        try
        {
            var result = await _client.PublishAsync(message, CancellationToken.None);
            return result.IsSuccess ? null : new(MqttFailure.Describe(result), MqttFailure.IsFinal(result.ReasonCode));
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            return new(MqttFailure.Describe(exception));
        }
    }

    private void Break(string reason)
    {
        _end.TrySetResult(reason);
        _client.Dispose();
        _credentials.Dispose();
    }
}
