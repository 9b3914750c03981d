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

    private readonly CancellationTokenSource _end = new();
    private readonly MqttPublisher _publisher;
    private readonly OutboxDrain _drain;
    private readonly TimeProvider _clock;
    private readonly Task _draining;
    private CancellationTokenSource? _stopMaking;
    private Task _making = Task.CompletedTask;
    private int _made;

    public FaultBox(SqliteOutbox outbox, int port, TimeProvider? clock = null)
    {
        Outbox = outbox;
        _clock = clock ?? TimeProvider.System;
        _publisher = new(Options(port), _clock);
        _drain = new(outbox, _publisher);
        _draining = DrainAsync();
    }

    public SqliteOutbox Outbox { get; }

    /// <summary>Appends that had to be tried again.</summary>
    public int Refusals { get; private set; }

    public static MqttOptions Options(int port) => new()
    {
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

    /// <summary>Three events of three lanes and a state, as a decision makes them.</summary>
    public static IReadOnlyList<OutboxMessage> Decision(int number)
    {
        var first = 3 * number;
        return
        [
            Some.StockEvent(first, $"p{number % 20}"), Some.State(first, $"p{number % 20}"), Some.AlertEvent(first + 1),
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

    /// <summary>Completes when nothing waits.</summary>
    public async Task UntilDrainedAsync(CancellationToken cancellationToken)
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
        await Task.WhenAll(_draining, _making);
        _publisher.Dispose();
        _stopMaking?.Dispose();
        _end.Dispose();
    }

    private async Task DrainAsync()
    {
        var schedule = new RetrySchedule(
            TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), new Random(7), _clock, onRetry: null);
        try
        {
            while (true)
            {
                await schedule.RunAsync(_drain.DrainAsync, _end.Token);
                await _drain.WaitAsync(_end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
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
