using Microsoft.Data.Sqlite;
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

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Queue<(CommandReply Reply, long Since)> _waiting = new();

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        foreach (var reply in desk.Recover())
        {
            Wait(reply, time.GetTimestamp());
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

        await SendAsync(reply, time.GetTimestamp(), stoppingToken);
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
        for (var rest = _waiting.Count; rest > 0; rest--)
        {
            var (reply, since) = _waiting.Dequeue();
            if (time.GetElapsedTime(since) > LongestWait)
            {
                GiveUp(reply, "nobody took it in time");
            }
            else if (publisher.IsConnected)
            {
                await SendAsync(reply, since, stoppingToken);
            }
            else
            {
                Wait(reply, since);
            }
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
                Wait(reply, time.GetTimestamp());
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            // Tried again with the next tick.
            counters.CountFailure();
            LogNotJudged(exception.Message);
        }
    }

    private async Task SendAsync(CommandReply reply, long since, CancellationToken stoppingToken)
    {
        if (await publisher.ReplyAsync(reply.Topic, reply.Payload, reply.Correlation, stoppingToken) is not { } failure)
        {
            return;
        }

        if (failure.IsFinal && reply.Instead is { } instead)
        {
            await SendAsync(reply with { Payload = instead, Instead = null }, since, stoppingToken);
            return;
        }

        if (failure.IsFinal)
        {
            GiveUp(reply, failure.Reason);
            return;
        }

        Wait(reply, since);
    }

    private void Wait(CommandReply reply, long since)
    {
        if (_waiting.Count == MostWaiting)
        {
            GiveUp(_waiting.Dequeue().Reply, "too many wait");
        }

        _waiting.Enqueue((reply, since));
    }

    private void GiveUp(CommandReply reply, string reason)
    {
        counters.CountUnsent();
        LogUnsent(reply.Topic, reason);
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
