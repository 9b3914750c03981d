using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Remote;

/// <summary>What became of the commands since the start. Any thread.</summary>
internal sealed class CommandCounters
{
    private readonly long[] _outcomes = new long[Enum.GetValues<CommandOutcome>().Length];
    private long _repeated;
    private long _overRate;
    private long _malformed;
    private long _unsent;
    private long _failures;

    /// <summary>Commands that came again and were answered from the journal.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Commands beyond the rate, which were neither read nor answered.</summary>
    public long OverRate => Interlocked.Read(ref _overRate);

    /// <summary>Messages that are no command.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>Replies that could not be sent; the journal has them for whoever asks again.</summary>
    public long Unsent => Interlocked.Read(ref _unsent);

    /// <summary>Writes of the journal or the outbox that failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Commands that ended so.</summary>
    public long this[CommandOutcome outcome] => Interlocked.Read(ref _outcomes[(int)outcome]);

    public void Count(CommandOutcome outcome) => Interlocked.Increment(ref _outcomes[(int)outcome]);

    public void CountRepeated() => Interlocked.Increment(ref _repeated);

    public void CountOverRate() => Interlocked.Increment(ref _overRate);

    public void CountMalformed() => Interlocked.Increment(ref _malformed);

    public void CountUnsent() => Interlocked.Increment(ref _unsent);

    public void CountFailure() => Interlocked.Increment(ref _failures);
}
