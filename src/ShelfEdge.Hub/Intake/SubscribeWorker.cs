using System.Buffers;
using System.Threading.Channels;
using MQTTnet;
using ShelfEdge.Hub.Settings;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Intake;

/// <summary>
/// The one loop that holds the connection to the broker, and connects again for ever. Messages are confirmed by
/// <see cref="StoreWorker"/>, so the broker keeps what is not committed and sends it again after a break.
/// </summary>
internal sealed partial class SubscribeWorker(
    Channel<Arrival> arrivals,
    HubOptions options,
    IntakeCounters counters,
    TimeProvider time,
    Random random,
    ProcessEnd end,
    ILogger<SubscribeWorker> logger) : PipelineWorker(end, logger)
{
    private readonly MessageReader _reader = new(options.Mqtt.Prefix, options.Intake.MaxPayloadBytes);
    private readonly StoreShare _share = new(options.Intake.Instance, options.Intake.Instances);
    private string? _lastFailure;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(options.Mqtt.RetryDelay, options.Mqtt.MaxRetryDelay, random);
        while (true)
        {
            var reason = await TryHoldAsync(backoff, stoppingToken);
            counters.Connected = false;
            if (reason != _lastFailure)
            {
                LogLost(options.Mqtt.Host, reason);
                _lastFailure = reason;
            }

            await Task.Delay(backoff.Next(), time, stoppingToken);
        }
    }

    /// <returns>Why there is no connection any more.</returns>
    private async Task<string> TryHoldAsync(Backoff backoff, CancellationToken stoppingToken)
    {
        var lost = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var opening = await MqttOpening.TryAsync(
            options.Mqtt,
            (login, trust) => HubSession.Connect(options.Mqtt, options.Intake, options.ClientId, login, trust),
            made =>
            {
                made.DisconnectedAsync += args =>
                {
                    lost.TrySetResult(MqttFailure.Describe(args));
                    return Task.CompletedTask;
                };
                made.ApplicationMessageReceivedAsync += args => TakeAsync(args, stoppingToken);
            },
            time,
            stoppingToken);
        using var client = opening.Client;
        using var used = opening.Credentials;
        if (client is null)
        {
            return opening.Refusal!;
        }

        try
        {
            using var deadline = new Deadline(options.Mqtt.ConnectTimeout, time, stoppingToken);
            var granted = await client.SubscribeAsync(HubSession.Subscribe(options.Mqtt.Prefix, options.Intake), deadline.Token)
                .WaitAsync(deadline.Token);
            if (granted.Items.FirstOrDefault(item => item.ResultCode >= MqttClientSubscribeResultCode.UnspecifiedError) is { } refused)
            {
                return $"the broker refuses the subscription {refused.TopicFilter.Topic}: {refused.ResultCode}";
            }

            backoff.Succeeded();
            counters.Connected = true;
            _lastFailure = null;
            LogConnected(options.Mqtt.Host);
            return await lost.Task.WaitAsync(stoppingToken);
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception) && !stoppingToken.IsCancellationRequested)
        {
            return MqttFailure.Describe(exception);
        }
    }

    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs args, CancellationToken stoppingToken)
    {
        args.AutoAcknowledge = false;
        counters.Arrived();
        var payload = args.ApplicationMessage.Payload.ToArray();
        var content = _reader.Read(args.ApplicationMessage.Topic, payload, Encoding(args.ApplicationMessage));
        if (options.Intake.Split == IntakeSplit.Stores && Site(content) is { } site && !_share.Takes(site))
        {
            counters.LeftToAnother();
            await AcknowledgeAsync(args);
            return;
        }

        var kept = content is DeadLetter ? [] : payload;
        await arrivals.Writer.WriteAsync(
            new Arrival(content, args.ApplicationMessage.Topic, kept, () => AcknowledgeAsync(args)), stoppingToken);
    }

    private static string? Encoding(MqttApplicationMessage message) =>
        message.UserProperties?.FirstOrDefault(property => property.Name == MqttMessage.EncodingProperty) is { } encoding
            ? System.Text.Encoding.UTF8.GetString(encoding.ValueBuffer.Span)
            : null;

    private static string? Site(object content) => content switch
    {
        HubEvent one => one.Site,
        BoxAvailability one => one.Site,
        RetainedGone one => one.Site,
        _ => null,
    };

    private static async Task AcknowledgeAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        try
        {
            await args.AcknowledgeAsync(CancellationToken.None);
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            // The connection it came over is gone: the broker sends it again, and its id tells that it is stored.
        }
    }

    [LoggerMessage(6001, LogLevel.Information, "Connected to broker {Host}")]
    private partial void LogConnected(string host);

    [LoggerMessage(6002, LogLevel.Warning, "No connection to broker {Host}: {Reason}")]
    private partial void LogLost(string host, string reason);
}
