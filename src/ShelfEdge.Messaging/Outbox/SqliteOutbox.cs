using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The outbox on a SQLite file that this process alone has open. One connection does all work under a lock. An append is on the
/// disk when it returns (WAL, <c>synchronous=FULL</c>); an acknowledgement is not waited for, as losing one only makes a
/// duplicate.
/// </summary>
/// <remarks>
/// Bounds: superseded state is replaced at once, so state takes one row per topic, up to <see cref="OutboxOptions.MaxStates"/>
/// topics. When events reach a bound, lower lanes make room; when only alerts and audit are left, an append with one of those
/// is refused. Dropped events leave a gap in the numbers of their lane on the wire.
/// </remarks>
public sealed partial class SqliteOutbox : IOutbox, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _appended =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SqliteConnection _connection;
    private readonly OutboxTable _outbox;
    private readonly EventTable _events;
    private readonly StateTable _states;
    private readonly DeadLetterTable _dead;
    private readonly UnwrittenAcks _unwritten = new();
    private readonly DiskReserve _reserveForAlerts;
    private readonly DiskReserve _reserveForAcks;
    private readonly OutboxRoom _room;
    private readonly OutboxOptions _options;
    private readonly TimeProvider _clock;
    private readonly long _openedAt;
    private readonly string _stream;
    private readonly long _ranBefore;

    private long _topics;
    private OutboxStatus _status;

    private SqliteOutbox(SqliteConnection connection, OutboxOptions options, OutboxRecovery? recovery, TimeProvider clock)
    {
        _connection = connection;
        _outbox = new(connection);
        _events = new(connection);
        _states = new(connection);
        _dead = new(connection);
        _room = new(_events, options);
        _options = options;
        _clock = clock;
        _openedAt = clock.GetTimestamp();
        _reserveForAcks = new(options.Path + ".reserve-acks", clock);
        _reserveForAlerts = new(options.Path + ".reserve-alerts", clock);
        _reserveForAcks.TryHold();
        _reserveForAlerts.TryHold();
        Recovery = recovery;
        (_stream, _ranBefore) = _outbox.Read();
        (_topics, var pending) = _states.Count();
        var lanes = OutboxLanes.Events.Zip(_outbox.ReadLanes(), (lane, sums) => sums with { OldestAt = _events.Oldest(lane)?.Time });
        _status = new([.. lanes], pending, Recoveries: recovery is null ? 0 : 1, DeadLetters: _dead.Count());
    }

    /// <summary>
    /// What happened to a damaged file when this outbox was opened, to be logged as an error; <see langword="null"/> when it was
    /// sound.
    /// </summary>
    public OutboxRecovery? Recovery { get; }

    /// <inheritdoc/>
    public OutboxStatus Status => Volatile.Read(ref _status);

    /// <summary>
    /// Opens the file, or makes it. A damaged file is moved aside and what can be read of it is saved, see
    /// <see cref="Recovery"/>.
    /// </summary>
    /// <param name="options">Already validated.</param>
    /// <param name="clock">
    /// Names a damaged file that is moved aside, and a new stream; its monotonic side measures how long events wait.
    /// </param>
    /// <exception cref="OutboxException">The file cannot be used.</exception>
    public static SqliteOutbox Open(OutboxOptions options, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var stream = Guid.CreateVersion7(now).ToString("N");
        OutboxRecovery? recovery = null;
        try
        {
            OutboxFile.PrepareDirectory(options.Path);
            OutboxRescue.Finish(options.Path);
            SqliteConnection connection;
            try
            {
                connection = OutboxFile.Open(options.Path, stream);
            }
            catch (OutboxException exception) when (exception.Failure == OutboxFailure.Corrupt)
            {
                recovery = OutboxRescue.Run(options.Path, exception.Message, stream, now);
                connection = OutboxFile.Open(options.Path, stream);
            }

            return new(connection, options, recovery, clock);
        }
        catch (SqliteException exception)
        {
            throw exception.ToOutboxException(options.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException(OutboxFailure.Unavailable, $"Outbox {options.Path}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public AppendResult Append(IReadOnlyList<OutboxMessage> messages, ReadOnlySpan<byte> checkpoint)
    {
        foreach (var message in messages)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Data.Length, OutboxMessage.MaxDataBytes, nameof(messages));
            if (message.Data.IsEmpty && message.Lane != OutboxLane.State)
            {
                throw new ArgumentException($"An event of type {message.Type} has no data.", nameof(messages));
            }
        }

        var saved = checkpoint.ToArray();
        lock (_gate)
        {
            var dropped = Store(messages, saved);
            HoldReserves();
            if (messages.Count > 0)
            {
                _appended.Writer.TryWrite(true);
            }

            return new(messages.Count(message => message.Lane != OutboxLane.State), dropped);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OutboxEntry> Peek(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        lock (_gate)
        {
            var entries = new List<OutboxEntry>();
            Guard(() =>
            {
                _states.Peek(_stream, max, _unwritten, entries);
                if (entries.Count < max)
                {
                    _events.Peek(_stream, max - entries.Count, _unwritten, entries);
                }
            });
            return entries;
        }
    }

    /// <inheritdoc/>
    public void Acknowledge(IReadOnlyList<OutboxEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            var before = _status.Depth;
            try
            {
                ChangeWithReserve(durable: false, change =>
                {
                    foreach (var entry in entries)
                    {
                        change.Settle(entry);
                    }
                });
            }
            catch (OutboxException exception) when (exception.Failure is not OutboxFailure.Corrupt)
            {
                // The broker has them all the same: publishing them for ever would help nobody.
                _unwritten.Add(entries);
                SetStatus(_status with { UnwrittenAcknowledgements = _unwritten.Count });
                return;
            }

            SetStatus(_status with { IsFull = _status.IsFull && _status.Depth == before });
            HoldReserves();
        }
    }

    /// <inheritdoc/>
    public void Reject(IReadOnlyList<Rejection> rejections)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var evicted = 0;
            ChangeWithReserve(durable: false, change =>
            {
                foreach (var rejection in rejections)
                {
                    change.Reject(rejection, _dead, now);
                }

                evicted = _dead.EvictBeyond(_options.MaxDeadLetters);
            });
            CountDead(evicted);
        }
    }

    /// <summary>Messages that the broker refused for good, the newest refused first.</summary>
    /// <param name="max">At least 1.</param>
    public IReadOnlyList<DeadLetter> DeadLetters(int max)
    {
        lock (_gate)
        {
            IReadOnlyList<DeadLetter> letters = [];
            Guard(() => letters = _dead.Read(max));
            return letters;
        }
    }

    /// <summary>Lets all dead letters wait again, each under its own number, for a broker that has learnt to take them.</summary>
    /// <returns>How many.</returns>
    public int RetryDeadLetters()
    {
        lock (_gate)
        {
            IReadOnlyList<DeadLetter> letters = [];
            Change(durable: true, change =>
            {
                letters = _dead.Read(int.MaxValue);
                _dead.Clear();
                foreach (var letter in letters)
                {
                    change.Revive(letter);
                }
            });
            CountDead(evicted: 0);
            _appended.Writer.TryWrite(true);
            return letters.Count;
        }
    }

    /// <inheritdoc/>
    public void RepublishStates()
    {
        lock (_gate)
        {
            ChangeWithReserve(durable: false, change => change.Republish());
        }
    }

    /// <inheritdoc/>
    public int KeepStates(IReadOnlySet<string> topics)
    {
        lock (_gate)
        {
            var cleared = 0;
            ChangeWithReserve(durable: true, change => cleared = change.Keep(topics));
            if (cleared > 0)
            {
                _appended.Writer.TryWrite(true);
            }

            return cleared;
        }
    }

    /// <inheritdoc/>
    public byte[] ReadCheckpoint()
    {
        lock (_gate)
        {
            byte[] checkpoint = [];
            Guard(() => checkpoint = _outbox.ReadCheckpoint());
            return checkpoint;
        }
    }

    /// <inheritdoc/>
    public async ValueTask WaitForAppendAsync(CancellationToken cancellationToken) =>
        await _appended.Reader.ReadAsync(cancellationToken);

    /// <summary>Closes the file. No member may be called afterwards.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _outbox.Dispose();
            _events.Dispose();
            _states.Dispose();
            _dead.Dispose();
            _connection.Dispose();
        }
    }

    private void CountDead(int evicted) => SetStatus(_status with
    {
        DeadLetters = _dead.Count(),
        DeadLettersEvicted = _status.DeadLettersEvicted + evicted,
    });

    private void SetStatus(OutboxStatus status) => Volatile.Write(ref _status, status);

    private OutboxException FullOfAlerts(OutboxChange change) => new(
        OutboxFailure.Full,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Outbox {_options.Path}: full of events that are never dropped and wait for the broker ({change[OutboxLane.Alert].Depth} alerts, {change[OutboxLane.Audit].Depth} of audit)."));
}
