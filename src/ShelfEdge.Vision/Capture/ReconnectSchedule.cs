using Polly;
using Polly.Retry;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// When a lost camera is tried again: for ever, with delays that grow exponentially to a bound and are spread by jitter, so
/// that cameras behind one switch do not all come back in the same second (decorrelated jitter, as Polly computes it).
/// </summary>
public sealed class ReconnectSchedule
{
    /// <summary>Median of the first delay unless another is given.</summary>
    public static readonly TimeSpan DefaultFirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>Bound of the delays unless another is given.</summary>
    public static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline<SessionEnd> _pipeline;

    /// <summary>With <see cref="DefaultFirstDelay"/> and <see cref="DefaultMaxDelay"/>.</summary>
    public ReconnectSchedule(TimeProvider time, int seed)
        : this(time, seed, DefaultFirstDelay, DefaultMaxDelay)
    {
    }

    /// <summary>Makes a schedule for one camera.</summary>
    /// <param name="time">The clock that it waits by.</param>
    /// <param name="seed">Of the jitter; give each camera its own.</param>
    /// <param name="firstDelay">Median of the delay after the first failure; more than zero.</param>
    /// <param name="maxDelay">No delay exceeds this.</param>
    public ReconnectSchedule(TimeProvider time, int seed, TimeSpan firstDelay, TimeSpan maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, firstDelay);
        _pipeline = new ResiliencePipelineBuilder<SessionEnd> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<SessionEnd>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome is { Result: SessionEnd.Failed }),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = firstDelay,
                MaxDelay = maxDelay,
                Randomizer = new Random(seed).NextDouble,
            })
            .Build();
    }

    /// <summary>Runs sessions until one says that the source has ended.</summary>
    internal async Task RunAsync(
        Func<CancellationToken, ValueTask<SessionEnd>> session, CancellationToken cancellationToken)
    {
        SessionEnd end;
        do
        {
            // Each call starts the delays anew.
            end = await _pipeline.ExecuteAsync(session, cancellationToken);
        }
        while (end == SessionEnd.Lost);
    }
}
