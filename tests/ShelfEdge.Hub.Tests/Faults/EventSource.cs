using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Hub.Tests.Faults;

/// <summary>A box that publishes numbered events, compressed where that is worth while, and a state behind them with the real client.</summary>
internal sealed class EventSource(int port) : IAsyncDisposable
{
    private const string Stream = "0195504d3d0074a4a1c0d3f1a7b2c4e6";

    private readonly MqttPublisher _publisher = new(
        new MqttOptions { Host = "127.0.0.1", Port = port, Site = "store-7", Box = "box-1", CompressFrom = 256 }, TimeProvider.System);

    private int _sent;

    public async Task PublishAsync(int count, CancellationToken cancellationToken)
    {
        Assert.Null(await _publisher.ConnectAsync(cancellationToken));
        foreach (var numbers in Enumerable.Range(_sent + 1, count).Chunk(50))
        {
            var failures = await Task.WhenAll(numbers.Select(number =>
            {
                var message = Some.StockEvent(number);
                var payload = EventEnvelope.Compose(new OutboxEntry(Stream, number, message));
                return _publisher.PublishAsync(message.Topic, payload, message.Retain, cancellationToken);
            }));
            Assert.All(failures, Assert.Null);
        }

        var state = Some.State(_sent + count);
        var retained = EventEnvelope.Compose(new OutboxEntry(Stream, _sent + count, state));
        Assert.Null(await _publisher.PublishAsync(state.Topic, retained, state.Retain, cancellationToken));
        _sent += count;
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.StopAsync(CancellationToken.None);
        _publisher.Dispose();
    }
}
