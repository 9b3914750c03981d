using System.Buffers;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// A consumer that proves completeness over broker outages: a session that outlives its connection, events confirmed once they are
/// in the <see cref="Ledger"/>, and a new connection whenever the old one is gone.
/// </summary>
public sealed class LaneSubscriber : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly int _port;
    private readonly string _filter;
    private readonly MqttProtocolVersion _protocol;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private long _received;

    private LaneSubscriber(int port, string filter, MqttProtocolVersion protocol)
    {
        _port = port;
        _filter = filter;
        _protocol = protocol;
    }

    public LaneLedger Ledger { get; } = new();

    /// <summary>Messages that came, duplicates and state included.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Times that the broker took a subscription; more than once when it lost the session.</summary>
    public int Subscriptions { get; private set; }

    /// <summary>Completes when the subscription stands.</summary>
    public static async Task<LaneSubscriber> StartAsync(int port, CancellationToken cancellationToken, string filter = "shelfedge/#",
        MqttProtocolVersion protocol = MqttProtocolVersion.V500)
    {
        var subscriber = new LaneSubscriber(port, filter, protocol);
        subscriber._running = subscriber.RunAsync();
        var first = await Task.WhenAny(subscriber._subscribed.Task, subscriber._running).WaitAsync(cancellationToken);
        await first;
        return subscriber;
    }

    /// <summary>Completes when so many distinct events are there; throws what ended the loop that takes them.</summary>
    public async Task WaitForAsync(long count, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (Ledger.Count < count && await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (_running.IsCompleted)
            {
                await _running;
                throw new InvalidOperationException("The consumer was disposed.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = new MqttClientFactory().CreateMqttClient();
                var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                client.DisconnectedAsync += _ =>
                {
                    gone.TrySetResult();
                    return Task.CompletedTask;
                };
                client.ApplicationMessageReceivedAsync += received =>
                {
                    Interlocked.Increment(ref _received);
                    Ledger.Add(received.ApplicationMessage.Payload.ToArray());
                    return Task.CompletedTask;
                };
                await ConnectAsync(client);
                _subscribed.TrySetResult();
                await gone.Task.WaitAsync(_end.Token);
            }
            catch (Exception exception) when (MqttFailure.IsExpected(exception))
            {
                // The broker is away, an attempt took too long, or this is the end.
            }

            await Task.Delay(Pause, TimeProvider.System, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(IMqttClient client)
    {
        var request = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", _port)
            .WithProtocolVersion(_protocol)
            .WithClientId("lane-subscriber")
            .WithCleanStart(false);
        if (_protocol == MqttProtocolVersion.V500)
        {
            request = request.WithSessionExpiryInterval(uint.MaxValue).WithReceiveMaximum(1000);
        }

        var consent = await client.ConnectAsync(request.Build(), _end.Token);
        if (!consent.IsSessionPresent)
        {
            await client.SubscribeAsync(
                new MqttClientSubscribeOptionsBuilder().WithTopicFilter(_filter, MqttQualityOfServiceLevel.AtLeastOnce).Build(),
                _end.Token);
            Subscriptions++;
        }
    }
}
