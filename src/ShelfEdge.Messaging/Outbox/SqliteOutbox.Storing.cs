using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <content>Transactions, and what is done when the disk has no room for them.</content>
public sealed partial class SqliteOutbox
{
    /// <summary>Events of lower lanes that are dropped at a time when the disk is full.</summary>
    private const int ShedStep = 256;

    private const int DiskFullRounds = 8;

    /// <summary>
    /// Stores the messages; on a full disk with the help of the reserve, then lower lanes make room for them, and when none is left, those of this append are
    /// numbered and dropped so that alerts and state still go in.
    /// </summary>
    /// <returns>Events dropped.</returns>
    private int Store(IReadOnlyList<OutboxMessage> messages, byte[] checkpoint)
    {
        var shed = 0;
        for (var round = 0; ; round++)
        {
            try
            {
                return shed + Store(messages, checkpoint, takesLowerLanes: true);
            }
            catch (OutboxException exception) when (exception.Failure == OutboxFailure.DiskFull)
            {
                if (GiveUp(_reserveForAlerts))
                {
                    continue;
                }

                var step = round < DiskFullRounds ? ShedForDisk() : 0;
                shed += step;
                if (step == 0)
                {
                    break;
                }
            }
        }

        SetStatus(_status with { IsFull = true });
        return shed + Store(messages, checkpoint, takesLowerLanes: false);
    }

    private int Store(IReadOnlyList<OutboxMessage> messages, byte[] checkpoint, bool takesLowerLanes)
    {
        var isFull = false;
        var dropped = 0;
        Change(durable: true, change =>
        {
            var left = 0;
            foreach (var message in messages)
            {
                if (takesLowerLanes || message.Lane.IsKept() || message.Lane == OutboxLane.State)
                {
                    change.Store(message);
                }
                else
                {
                    change.StoreDropped(message);
                    left++;
                }
            }

            var expired = _room.Expire(change);
            var fits = _room.Make(change, out dropped);
            isFull = !takesLowerLanes
                || ((dropped > 0 || _status.IsFull) && change[OutboxLane.Telemetry].Depth + change[OutboxLane.Stock].Depth == 0);
            dropped += expired + left;
            if (!fits && messages.Any(message => message.Lane.IsKept()))
            {
                throw FullOfAlerts(change);
            }

            if (checkpoint.Length > 0)
            {
                _outbox.WriteCheckpoint(checkpoint);
            }
        });
        SetStatus(_status with { IsFull = isFull });
        return dropped;
    }

    /// <returns>Events dropped to make room on the disk; 0 when there is none to drop, or even that cannot be written.</returns>
    private int ShedForDisk()
    {
        var dropped = 0;
        try
        {
            ChangeWithReserve(durable: false, change => dropped = _room.Shed(change, ShedStep));
        }
        catch (OutboxException)
        {
            // The attempt that follows says what is wrong.
            return 0;
        }

        TryCheckpointLog();

        return dropped;
    }

    private void ChangeWithReserve(bool durable, Action<OutboxChange> work)
    {
        try
        {
            Change(durable, work);
        }
        catch (OutboxException exception) when (exception.Failure == OutboxFailure.DiskFull && GiveUp(_reserveForAcks))
        {
            Change(durable, work);
            TryCheckpointLog();
            _reserveForAcks.HoldLittle();
        }
    }

    /// <returns>False when there was none: trying again is of no use.</returns>
    private bool GiveUp(DiskReserve reserve)
    {
        if (!reserve.Release())
        {
            return false;
        }

        TryCheckpointLog();
        return true;
    }

    // Those for acknowledgements first: without them nothing that is confirmed can make room.
    private void HoldReserves()
    {
        _reserveForAcks.TryHold();
        if (_reserveForAcks.IsHeld)
        {
            _reserveForAlerts.TryHold();
        }
    }

    private void TryCheckpointLog()
    {
        try
        {
            _outbox.CheckpointLog();
        }
        catch (SqliteException)
        {
            // Not even that can be written; the attempt that follows says what is wrong.
        }
    }

    /// <summary>
    /// Does the work in one transaction, and takes its sums and counters over when it has committed. Nothing can fail after the
    /// commit, so that an exception always means that nothing was stored.
    /// </summary>
    private void Change(bool durable, Action<OutboxChange> work)
    {
        var running = _ranBefore + (long)_clock.GetElapsedTime(_openedAt).TotalMilliseconds;
        var change = new OutboxChange(_events, _states, _options.MaxStates, _status.Lanes, _topics, running);
        var lanes = _status.Lanes;
        Guard(() =>
        {
            _outbox.Begin(durable);
            try
            {
                _unwritten.Write(change);
                work(change);
                lanes = change.Write(_outbox);
                _outbox.WriteRunning(running);
                _outbox.Commit();
            }
            catch
            {
                _outbox.RollBack();
                throw;
            }
        });

        _topics = change.Topics;
        _unwritten.Clear();
        SetStatus(_status with
        {
            UnwrittenAcknowledgements = 0,
            Lanes = lanes,
            PendingStates = _status.PendingStates + change.PendingStates,
            SupersededStates = _status.SupersededStates + change.Superseded,
            StatesRefused = _status.StatesRefused + change.StatesRefused,
        });
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException exception)
        {
            SetStatus(_status with { Failures = _status.Failures + 1 });
            throw exception.ToOutboxException(_options.Path);
        }
        catch (OutboxException exception) when (exception.Failure == OutboxFailure.Full)
        {
            SetStatus(_status with { IsFull = true, Refused = _status.Refused + 1 });
            throw;
        }
    }
}
