using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>
/// The sending half of a box as the service runs it: a loop that drains and tries again, and a loop that makes events of all lanes
/// and waits while they cannot be stored.
/// </summary>
internal sealed class FaultBox : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    // As the service does: a wait that misses its signal ends all the same.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end = new();
    private readonly MqttPublisher _publisher;
    private readonly OutboxDrain _drain;
    private readonly TimeProvider _clock;
    private CancellationTokenSource? _stopMaking;
    private Task _making = Task.CompletedTask;
    private int _made;

    public FaultBox(SqliteOutbox outbox, int port, TimeProvider? clock = null, MqttVersion protocol = MqttVersion.Mqtt5)
    {
        Outbox = outbox;
        _clock = clock ?? TimeProvider.System;
        _publisher = new(Options(port, protocol), _clock);
        _drain = new(outbox, _publisher);
        Draining = DrainAsync();
    }

    public SqliteOutbox Outbox { get; }

    /// <summary>The loop that drains; completes only when the box is disposed or the loop has failed.</summary>
    public Task Draining { get; }

    /// <summary>What the newest pass did.</summary>
    public DrainResult LastPass { get; private set; }

    public bool IsConnected => _publisher.IsConnected;

    /// <summary>Appends that had to be tried again.</summary>
    public int Refusals { get; private set; }

    public static MqttOptions Options(int port, MqttVersion protocol = MqttVersion.Mqtt5) => new()
    {
        Protocol = protocol,
        Host = "127.0.0.1",
        Port = port,
        Site = "store-7",
        Box = "box-1",
        MaxInFlight = 256,
        PublishTimeout = TimeSpan.FromSeconds(2),
        ConnectTimeout = TimeSpan.FromSeconds(2),
        RetryDelay = TimeSpan.FromMilliseconds(100),
        MaxRetryDelay = TimeSpan.FromSeconds(1),
    };

    /// <summary>Three events of three lanes and a state, as a decision makes them: each with an id of its own.</summary>
    public static IReadOnlyList<OutboxMessage> Decision(int number)
    {
        var first = 4 * number;
        return
        [
            Some.StockEvent(first, $"p{number % 20}"), Some.State(first + 3, $"p{number % 20}"), Some.AlertEvent(first + 1),
            Some.TelemetryEvent(first + 2),
        ];
    }

    /// <summary>Makes decisions from now on, about so many a second.</summary>
    public void StartMaking(int perSecond)
    {
        _stopMaking = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        _making = MakeAsync(TimeSpan.FromSeconds(1.0 / perSecond), _stopMaking.Token);
    }

    /// <returns>Events made in all.</returns>
    public async Task<long> StopMakingAsync()
    {
        await (_stopMaking?.CancelAsync() ?? Task.CompletedTask);
        await _making;
        _stopMaking?.Dispose();
        _stopMaking = null;
        return Outbox.Status.Numbered;
    }

    /// <summary>Completes with the wait; fails at once when the loop that drains is dead, as the wait could then last for ever.</summary>
    public async Task WhileDrainingAsync(Task wait)
    {
        if (await Task.WhenAny(wait, Draining) == Draining)
        {
            await Draining;
            Assert.Fail("The loop that drains has ended.");
        }

        await wait;
    }

    /// <summary>Completes when the consumer has so many distinct events.</summary>
    public Task UntilArrivedAsync(LaneSubscriber subscriber, long count, CancellationToken cancellationToken) =>
        WhileDrainingAsync(subscriber.WaitForAsync(count, cancellationToken));

    /// <summary>Completes when nothing waits.</summary>
    public Task UntilDrainedAsync(CancellationToken cancellationToken) => WhileDrainingAsync(UntilEmptyAsync(cancellationToken));

    /// <summary>How it stands, for a test that waited in vain.</summary>
    public override string ToString() =>
        $"connected {IsConnected}, loop {Draining.Status}, last pass {LastPass}, waiting {Outbox.Status.Depth}, numbered {Outbox.Status.Numbered}";

    private async Task UntilEmptyAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (Outbox.Status.Depth - Outbox.Status.UnwrittenAcknowledgements > 0)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The highest number of each lane, for <see cref="LaneLedger.Tally(IReadOnlyDictionary{string, long})"/>.</summary>
    public Dictionary<string, long> Expected() =>
        OutboxLanes.Events.ToDictionary(lane => lane.Word(), lane => Outbox.Status[lane].LastSequence);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await Task.WhenAll(Draining, _making);
        }
        finally
        {
            _publisher.Dispose();
            _stopMaking?.Dispose();
            _end.Dispose();
        }
    }

    private async Task DrainAsync()
    {
        var schedule = new RetrySchedule(
            TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), new Random(7), _clock, (failed, _) => LastPass = failed);
        try
        {
            while (true)
            {
                LastPass = await schedule.RunAsync(PassAsync, _end.Token);
                await WaitAsync();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async ValueTask<DrainResult> PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _drain.DrainAsync(cancellationToken);
        }
        catch (OutboxException exception) when (exception.Failure is not (OutboxFailure.Corrupt or OutboxFailure.Newer))
        {
            return new(Connected: false, Published: 0, exception.Message);
        }
    }

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(Heartbeat, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, timeout.Token);
        try
        {
            await _drain.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            // Only the heartbeat.
        }
    }

    private async Task MakeAsync(TimeSpan pause, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pause, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var decision = Decision(_made++);
                while (!TryAppend(decision))
                {
                    await Task.Delay(Retry, TimeProvider.System, stop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private bool TryAppend(IReadOnlyList<OutboxMessage> decision)
    {
        try
        {
            Outbox.Append(decision, BitConverter.GetBytes(_made));
            return true;
        }
        catch (OutboxException)
        {
            Refusals++;
            return false;
        }
    }
}
