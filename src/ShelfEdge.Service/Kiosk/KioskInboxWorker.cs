using System.Text.Json;
using Microsoft.Data.Sqlite;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Stores what kiosks report over MQTT, as <c>POST /v1/kiosks/{kiosk}/events</c> does with what they report over HTTP.</summary>
internal sealed partial class KioskInboxWorker(
    KioskInbox inbox, KioskGate gate, ShopperKeys keys, KioskStore store, FeedbackLog feedback, TimeProvider time, ProcessEnd end,
    ILogger<KioskInboxWorker> logger) : PipelineWorker(end, logger)
{
    // Longer ago than a broker sends a message again.
    private const int MostIds = 1_000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var message in inbox.Waiting.ReadAllAsync(stoppingToken))
            {
                await TakeAsync(message, stoppingToken);
            }
        }
        finally
        {
            // The broker was told of these too. The disk has one chance each: a stop does not wait for it.
            while (inbox.Waiting.TryRead(out var message))
            {
                await TakeAsync(message, stoppingToken);
            }
        }
    }

    private async Task TakeAsync(InboundMessage message, CancellationToken stoppingToken)
    {
        // .../kiosks/{kiosk}/events
        var kiosk = message.Topic.Split('/')[^2];
        if (Read(kiosk, message) is { } events)
        {
            await StoreAsync(kiosk, events, stoppingToken);
        }
    }

    // Null for what was refused, which was said, and for what came before.
    private List<Feedback>? Read(string kiosk, InboundMessage message)
    {
        if (message.IsRetained)
        {
            return Refuse(kiosk, "the message is retained, so that it would come again with each connection");
        }

        if (!gate.Knows(kiosk))
        {
            return Refuse(kiosk, "the kiosk has no key; 'shelfedge key add --kiosk' makes it known");
        }

        EventBatch? batch;
        try
        {
            batch = JsonSerializer.Deserialize(message.Payload.Span, ApiJsonContext.Default.EventBatch);
        }
        catch (JsonException exception)
        {
            return Refuse(kiosk, $"no batch of events: {exception.Path}");
        }

        var errors = new Dictionary<string, string[]>();
        var events = EventReading.Read(kiosk, batch ?? new EventBatch(null), keys, store.Assortment, time.GetUtcNow(), errors);
        if (errors.Count > 0)
        {
            return Refuse(kiosk, string.Join("; ", errors.Take(3).Select(error => $"{error.Key}: {error.Value[0]}")));
        }

        return batch?.Id is { } id && !IsNew($"{kiosk}/{id}") ? null : events;
    }

    // The broker was told that the batch has arrived: it is kept until the disk takes it.
    private async Task StoreAsync(string kiosk, List<Feedback> events, CancellationToken stoppingToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                feedback.Append(kiosk, events);
                return;
            }
            catch (SqliteException exception)
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    Refuse(kiosk, $"the box stops and the disk does not take it: {exception.Message}");
                    return;
                }

                if (attempt == 1)
                {
                    LogUnwritable(kiosk, exception.Message);
                }
            }

            await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool IsNew(string id)
    {
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > MostIds)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }

    private List<Feedback>? Refuse(string kiosk, string reason)
    {
        inbox.Refuse();
        LogRefused(kiosk, reason);
        return null;
    }

    [LoggerMessage(5408, LogLevel.Warning, "What kiosk {Kiosk} reported over MQTT was not stored: {Reason}")]
    private partial void LogRefused(string kiosk, string reason);

    [LoggerMessage(5409, LogLevel.Error, "What kiosk {Kiosk} reported over MQTT cannot be stored yet, it waits: {Reason}")]
    private partial void LogUnwritable(string kiosk, string reason);
}
