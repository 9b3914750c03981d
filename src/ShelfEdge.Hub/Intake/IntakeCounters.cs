namespace ShelfEdge.Hub.Intake;

/// <summary>What the intake has done since the start. Written by the loops, read by whoever scrapes.</summary>
internal sealed class IntakeCounters
{
    private long _received;
    private long _passedOver;
    private long _stored;
    private long _duplicates;
    private long _states;
    private long _deadLetters;
    private long _batches;
    private long _storeFailures;

    /// <summary>Messages from the broker.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages of stores that another hub takes.</summary>
    public long PassedOver => Volatile.Read(ref _passedOver);

    /// <summary>Events that were new.</summary>
    public long Stored => Volatile.Read(ref _stored);

    /// <summary>Events that were there by id.</summary>
    public long Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>Retained states.</summary>
    public long States => Volatile.Read(ref _states);

    /// <summary>Messages put aside.</summary>
    public long DeadLetters => Volatile.Read(ref _deadLetters);

    /// <summary>Transactions.</summary>
    public long Batches => Volatile.Read(ref _batches);

    /// <summary>Transactions that the database failed.</summary>
    public long StoreFailures => Volatile.Read(ref _storeFailures);

    /// <summary>Whether the broker is connected and subscribed.</summary>
    public bool Connected { get; set; }

    /// <summary>Why the database does not take anything; <see langword="null"/> while it does.</summary>
    public string? StoreProblem { get; set; }

    public void Arrived() => Interlocked.Increment(ref _received);

    public void LeftToAnother() => Interlocked.Increment(ref _passedOver);

    public void Committed(Storage.StoreOutcome outcome, int deadLetters)
    {
        Interlocked.Add(ref _stored, outcome.Stored);
        Interlocked.Add(ref _duplicates, outcome.Duplicates);
        Interlocked.Add(ref _states, outcome.States);
        Interlocked.Add(ref _deadLetters, deadLetters);
        Interlocked.Increment(ref _batches);
        StoreProblem = null;
    }

    public void Failed(string reason)
    {
        Interlocked.Increment(ref _storeFailures);
        StoreProblem = reason;
    }
}
