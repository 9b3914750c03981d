using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The outbox on a SQLite file that this process alone has open. One connection does all work under a lock. An append is on the
/// disk when it returns (WAL, <c>synchronous=FULL</c>); an acknowledgement is not waited for, as losing one only makes a duplicate.
/// </summary>
/// <remarks>
/// Bounds: superseded state is replaced at once, so state takes one row per topic, up to <see cref="OutboxOptions.MaxStates"/>
/// topics. When events reach a bound, the oldest stock events are dropped; when only alerts are left, an append with an alert is
/// refused. Dropped events leave a gap in the sequence on the wire.
/// </remarks>
public sealed class SqliteOutbox : IOutbox, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _appended =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SqliteConnection _connection;
    private readonly OutboxTable _outbox;
    private readonly EventTable _events;
    private readonly StateTable _states;
    private readonly OutboxOptions _options;
    private readonly string _stream;

    private OutboxTotals _totals;
    private long _topics;
    private OutboxStatus _status;

    private SqliteOutbox(SqliteConnection connection, OutboxOptions options, OutboxRecovery? recovery)
    {
        _connection = connection;
        _outbox = new(connection);
        _events = new(connection);
        _states = new(connection);
        _options = options;
        Recovery = recovery;
        (_stream, _totals) = _outbox.Read();
        (_topics, var pending) = _states.Count();
        _status = new(_totals.Events, _totals.Bytes, pending, _events.OldestTime(), _totals.LastSequence, false, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>What happened to a damaged file when this outbox was opened; <see langword="null"/> when it was sound. To be logged as an error.</summary>
    public OutboxRecovery? Recovery { get; }

    /// <inheritdoc/>
    public OutboxStatus Status => Volatile.Read(ref _status);

    /// <summary>
    /// Opens the file, or makes it. A damaged file is moved aside and what can be read of it is saved, see <see cref="Recovery"/>.
    /// </summary>
    /// <param name="options">Already validated.</param>
    /// <param name="clock">Names a damaged file that is moved aside, and a new stream.</param>
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

            return new(connection, options, recovery);
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
            var change = new OutboxChange(_totals, _topics);
            var isFull = false;
            Transact(durable: true, () =>
            {
                foreach (var message in messages)
                {
                    Store(message, change);
                }

                isFull = !MakeRoom(change);
                if (isFull && messages.Any(message => message.Lane == OutboxLane.Alert))
                {
                    throw new OutboxException(
                        OutboxFailure.Full,
                        $"Outbox {_options.Path}: full of alerts that wait for the broker ({_totals.Events} events, {_totals.Bytes} bytes).");
                }

                _outbox.Write(change.Totals);
                if (saved.Length > 0)
                {
                    _outbox.WriteCheckpoint(saved);
                }
            });

            var events = (int)(change.Totals.LastSequence - _totals.LastSequence);
            _totals = change.Totals;
            _topics = change.Topics;
            SetStatus(_status with
            {
                PendingStates = _status.PendingStates + change.PendingStates,
                IsFull = isFull,
                Appended = _status.Appended + events,
                Superseded = _status.Superseded + change.Superseded,
                Dropped = _status.Dropped + change.Dropped,
                StatesRefused = _status.StatesRefused + change.StatesRefused,
            });
            if (messages.Count > 0)
            {
                _appended.Writer.TryWrite(true);
            }

            return new(_totals.LastSequence, events, change.Dropped);
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
                _states.Peek(_stream, max, entries);
                if (entries.Count < max)
                {
                    _events.Peek(_stream, max - entries.Count, entries);
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
            var change = new OutboxChange(_totals, _topics);
            Transact(durable: false, () =>
            {
                foreach (var entry in entries)
                {
                    Settle(entry, change);
                }

                _outbox.Write(change.Totals);
            });

            var acknowledged = _totals.Events - change.Totals.Events;
            _totals = change.Totals;
            _topics = change.Topics;
            SetStatus(_status with
            {
                PendingStates = _status.PendingStates + change.PendingStates,
                IsFull = _status.IsFull && acknowledged == 0,
                Acknowledged = _status.Acknowledged + acknowledged,
            });
        }
    }

    /// <inheritdoc/>
    public void RepublishStates()
    {
        lock (_gate)
        {
            Transact(durable: false, _states.Republish);
            SetStatus(_status with { PendingStates = _topics });
        }
    }

    /// <inheritdoc/>
    public int KeepStates(IReadOnlySet<string> topics)
    {
        lock (_gate)
        {
            List<string> gone = [];
            var pending = 0L;
            Transact(durable: true, () =>
            {
                gone = [.. _states.Topics().Where(topic => !topics.Contains(topic))];
                foreach (var topic in gone)
                {
                    pending += _states.IsPending(topic) is false ? 1 : 0;
                    _states.Clear(topic);
                }
            });

            SetStatus(_status with { PendingStates = _status.PendingStates + pending });
            if (gone.Count > 0)
            {
                _appended.Writer.TryWrite(true);
            }

            return gone.Count;
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
            _connection.Dispose();
        }
    }

    private void Store(OutboxMessage message, OutboxChange change)
    {
        if (message.Lane != OutboxLane.State)
        {
            change.Totals = change.Totals.Plus(message);
            _events.Insert(change.Totals.LastSequence, message);
            return;
        }

        var pending = _states.IsPending(message.Topic);
        if (pending is null && change.Topics >= _options.MaxStates)
        {
            change.StatesRefused++;
            return;
        }

        change.Topics += pending is null ? 1 : 0;
        change.PendingStates += pending is true ? 0 : 1;
        change.Superseded += pending is true ? 1 : 0;
        _states.Put(change.Totals.LastSequence, message);
    }

    /// <returns>False when a bound is still passed and nothing is left that may be dropped.</returns>
    private bool MakeRoom(OutboxChange change)
    {
        while (change.Totals.Events > _options.MaxEvents || change.Totals.Bytes > _options.MaxBytes)
        {
            if (_events.OldestDroppable(_stream) is not { } oldest)
            {
                return false;
            }

            _events.Delete(oldest.Sequence);
            change.Totals = change.Totals.Minus(oldest.Message);
            change.Dropped++;
        }

        return true;
    }

    private void Settle(OutboxEntry entry, OutboxChange change)
    {
        if (entry.Message.Lane != OutboxLane.State)
        {
            if (_events.Delete(entry.Sequence))
            {
                change.Totals = change.Totals.Minus(entry.Message);
            }
        }
        else if (_states.Settle(entry.Message))
        {
            change.PendingStates--;
            change.Topics -= entry.Message.Data.IsEmpty ? 1 : 0;
        }
    }

    private void SetStatus(OutboxStatus status) =>
        Volatile.Write(ref _status, status with
        {
            Depth = _totals.Events,
            Bytes = _totals.Bytes,
            LastSequence = _totals.LastSequence,
            OldestAt = _events.OldestTime(),
        });

    private void Transact(bool durable, Action work) =>
        Guard(() =>
        {
            _outbox.Begin(durable);
            try
            {
                work();
                _outbox.Commit();
            }
            catch
            {
                _outbox.RollBack();
                throw;
            }
        });

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException exception)
        {
            Volatile.Write(ref _status, _status with { Failures = _status.Failures + 1 });
            throw exception.ToOutboxException(_options.Path);
        }
        catch (OutboxException exception) when (exception.Failure == OutboxFailure.Full)
        {
            Volatile.Write(ref _status, _status with { IsFull = true, Refused = _status.Refused + 1 });
            throw;
        }
    }
}
