using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Lab.Fleet;

/// <summary>One made-up store: changes of its 100 positions, in the outbox and over the connection that a box uses.</summary>
internal sealed class FleetBox : IDisposable
{
    private const int Positions = 100;
    private const int Capacity = 6;

    private static readonly CameraId Camera = new("camera-1");
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SqliteOutbox _outbox;
    private readonly MqttPublisher _publisher;
    private readonly OutboxDrain _drain;
    private readonly EventFactory _events;
    private readonly RetrySchedule _schedule;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly int[] _facings = new int[Positions];
    private long _failures;

    /// <param name="number">Names the store.</param>
    /// <param name="folder">For its outbox.</param>
    /// <param name="rules">Of the fleet.</param>
    /// <param name="bytes">Told of what is published.</param>
    /// <param name="clock">Of everything.</param>
    public FleetBox(int number, string folder, FleetRules rules, UplinkBudget bytes, TimeProvider clock)
    {
        _clock = clock;
        _random = new Random(unchecked((rules.Seed * 397) ^ number));
        var options = new MqttOptions { Host = rules.Host, Port = rules.Port, Site = $"store-{number}", Box = "box-1" };
        var topics = new Topics(options);
        _outbox = SqliteOutbox.Open(new OutboxOptions { Path = Path.Combine(folder, $"{number}.db") }, clock);
        _publisher = new MqttPublisher(options, clock, birth: null, bytes);
        _drain = new OutboxDrain(_outbox, _publisher);
        _events = new EventFactory(topics, Guid.CreateVersion7);
        _schedule = new RetrySchedule(
            TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), new Random(_random.Next()), clock, (_, _) => Interlocked.Increment(ref _failures));
    }

    public long Events => _outbox.Status.Numbered;

    public long Waiting => _outbox.Status.Depth;

    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Changes positions at random moments until the time is over; appends are on the disk when they return.</summary>
    public async Task ChangeAsync(double rate, TimeSpan span, CancellationToken cancellationToken)
    {
        long begin = _clock.GetTimestamp();
        var due = TimeSpan.Zero;
        while ((due += TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / rate)) < span)
        {
            if (due - _clock.GetElapsedTime(begin) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, _clock, cancellationToken);
            }

            DateTimeOffset now = _clock.GetUtcNow();
            _outbox.Append(_events.FromDecision(new StockDecision([Change(now)], []), [], now), []);
        }
    }

    /// <summary>Publishes what comes until it is cancelled.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await _schedule.RunAsync(_drain.DrainAsync, cancellationToken);
                using var heartbeat = new CancellationTokenSource(LongestWait, _clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, heartbeat.Token);
                try
                {
                    await _drain.WaitAsync(either.Token);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    // Only the heartbeat.
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    public void Dispose()
    {
        _publisher.Dispose();
        _outbox.Dispose();
    }

    private PositionStock Change(DateTimeOffset now)
    {
        int index = _random.Next(Positions);
        int facings = _facings[index] = _facings[index] == 0 ? Capacity : _facings[index] - 1;
        PositionState state = facings switch { 0 => PositionState.Empty, 1 => PositionState.Low, _ => PositionState.Full };
        return new PositionStock(
            new PositionId($"a-{index}"), new Sku($"sku-{index}"), Camera, facings, Capacity, 1, state, now, now, null);
    }
}
