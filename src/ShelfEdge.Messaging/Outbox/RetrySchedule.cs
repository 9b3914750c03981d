using Polly;
using Polly.Retry;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// Repeats drain passes that got nowhere, with an exponential pause and jitter, for ever. One caller at a time.
/// </summary>
public sealed class RetrySchedule
{
    private readonly ResiliencePipeline<DrainResult> _pipeline;

    /// <summary>A schedule whose jitter comes from <paramref name="random"/>.</summary>
    /// <param name="delay">Pause after the first failure; doubles from there.</param>
    /// <param name="maxDelay">Longest pause.</param>
    /// <param name="random">For jitter; used by this schedule alone.</param>
    /// <param name="clock">Measures the pauses.</param>
    /// <param name="onRetry">
    /// Called before each pause with the failed pass and the pause, for the log; may be <see langword="null"/>.
    /// </param>
    public RetrySchedule(
        TimeSpan delay, TimeSpan maxDelay, Random random, TimeProvider clock, Action<DrainResult, TimeSpan>? onRetry)
    {
        var retry = new RetryStrategyOptions<DrainResult>
        {
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result.IsStuck),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = delay,
            MaxDelay = maxDelay,
            Randomizer = random.NextDouble,
            OnRetry = arguments =>
            {
                onRetry?.Invoke(arguments.Outcome.Result, arguments.RetryDelay);
                return default;
            },
        };
        _pipeline = new ResiliencePipelineBuilder<DrainResult> { TimeProvider = clock }.AddRetry(retry).Build();
    }

    /// <summary>Runs the pass, and again after a pause while it is stuck.</summary>
    public ValueTask<DrainResult> RunAsync(
        Func<CancellationToken, ValueTask<DrainResult>> pass, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(pass, cancellationToken);
}
