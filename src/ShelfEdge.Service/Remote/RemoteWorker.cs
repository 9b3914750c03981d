using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// The one loop that does commands, sends replies, and watches over what is on trial. A reply that cannot be sent waits for a
/// connection, a bounded time; after that the journal answers whoever asks again.
/// </summary>
internal sealed partial class RemoteWorker(
    CommandInbox inbox,
    CommandDesk desk,
    Trial trial,
    MqttPublisher publisher,
    CommandCounters counters,
    TimeProvider time,
    ProcessEnd end,
    ILogger<RemoteWorker> logger) : PipelineWorker(end, logger)
{
    private const int MostWaiting = 32;

    // With the period below: ten minutes.
    private const int MostAttempts = 600;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Queue<(CommandReply Reply, int Attempts)> _waiting = new();

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        foreach (var reply in desk.Recover())
        {
            Wait(reply, attempts: 0);
        }

        using var timer = new PeriodicTimer(Period, time);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var command = inbox.Waiting.WaitToReadAsync(stoppingToken).AsTask();
        while (true)
        {
            await Task.WhenAny(tick, command);
            if (command.IsCompleted)
            {
                await command;
                await TakeAsync(stoppingToken);
                command = inbox.Waiting.WaitToReadAsync(stoppingToken).AsTask();
            }

            if (tick.IsCompleted)
            {
                await tick;
                await TickAsync(stoppingToken);
                tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            }
        }
    }

    private async Task TakeAsync(CancellationToken stoppingToken)
    {
        if (!inbox.Waiting.TryRead(out var message) || await desk.TakeAsync(message, stoppingToken) is not { } reply)
        {
            return;
        }

        await SendAsync(reply, 0, stoppingToken);
        if (reply.NeedsStart)
        {
            LogRestart();
            End.Restart();
        }
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        Judge();
        desk.Tell();
        for (var rest = _waiting.Count; rest > 0 && publisher.IsConnected; rest--)
        {
            var (reply, attempts) = _waiting.Dequeue();
            await SendAsync(reply, attempts, stoppingToken);
        }
    }

    private void Judge()
    {
        try
        {
            if (trial.Judge() is not { } judged)
            {
                return;
            }

            LogJudged(judged.CommandId, judged.Verdict);
            if (judged.Verdict == TrialVerdict.PutBack)
            {
                End.Restart();
            }
            else if (desk.Kept(judged.CommandId) is { } reply)
            {
                Wait(reply, attempts: 0);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tried again with the next tick.
            counters.CountFailure();
            LogNotJudged(exception.Message);
        }
    }

    private async Task SendAsync(CommandReply reply, int attempts, CancellationToken stoppingToken)
    {
        if (await publisher.ReplyAsync(reply.Topic, reply.Payload, reply.Correlation, stoppingToken) is not { } failure)
        {
            return;
        }

        if (failure.IsFinal && reply.Instead is { } instead)
        {
            await SendAsync(reply with { Payload = instead, Instead = null }, attempts, stoppingToken);
            return;
        }

        if (failure.IsFinal || attempts >= MostAttempts)
        {
            counters.CountUnsent();
            LogUnsent(reply.Topic, failure.Reason);
            return;
        }

        Wait(reply, attempts + 1);
    }

    private void Wait(CommandReply reply, int attempts)
    {
        if (_waiting.Count == MostWaiting)
        {
            _waiting.Dequeue();
            counters.CountUnsent();
        }

        _waiting.Enqueue((reply, attempts));
    }

    [LoggerMessage(5606, LogLevel.Warning, "A command asks for a new start, the process ends with exit code 75")]
    private partial void LogRestart();

    [LoggerMessage(5607, LogLevel.Warning, "What command {Command} brought was judged: {Verdict}")]
    private partial void LogJudged(string command, TrialVerdict verdict);

    [LoggerMessage(5608, LogLevel.Error, "What is on trial cannot be settled: {Reason}")]
    private partial void LogNotJudged(string reason);

    [LoggerMessage(5609, LogLevel.Warning, "A reply on {Topic} cannot be sent: {Reason}")]
    private partial void LogUnsent(string topic, string reason);
}
