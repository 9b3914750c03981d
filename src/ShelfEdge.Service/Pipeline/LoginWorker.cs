using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Pipeline;

/// <summary>Looks now and then whether a file of the broker's login was replaced, and has the box connect anew with it.</summary>
internal sealed partial class LoginWorker(MqttPublisher publisher, TimeProvider time, ProcessEnd end, ILogger<LoginWorker> logger)
    : PipelineWorker(end, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private string? _last;

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
        }
    }

    [LoggerMessage(5090, LogLevel.Information, "Login at the broker: {What}")]
    private partial void LogRenewal(string what);
}
