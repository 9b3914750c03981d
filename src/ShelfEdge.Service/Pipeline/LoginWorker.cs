using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Pipeline;

/// <summary>
/// Looks now and then whether a file of the broker's login was replaced, and has the box connect anew with it. Says it when the
/// broker lets the box connect and does not let it listen.
/// </summary>
internal sealed partial class LoginWorker(MqttPublisher publisher, TimeProvider time, ProcessEnd end, ILogger<LoginWorker> logger)
    : PipelineWorker(end, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private string? _last;
    private string? _lastRefusal;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var said = await publisher.RenewLoginAsync(stoppingToken);
            if (said is not null && said != _last)
            {
                LogRenewal(said);
            }

            _last = said;
            if (publisher.SubscriptionRefusal is { } refusal && refusal != _lastRefusal)
            {
                LogDeaf(refusal);
            }

            _lastRefusal = publisher.SubscriptionRefusal;
        }
    }

    [LoggerMessage(5090, LogLevel.Information, "Login at the broker: {What}")]
    private partial void LogRenewal(string what);

    [LoggerMessage(5091, LogLevel.Error, "The broker delivers nothing to the box, or not all that it listens to: {Reason}")]
    private partial void LogDeaf(string reason);
}
