using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using MQTTnet;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// A real broker in the test's process. It logs what arrives, can be told to answer otherwise than a good broker, and fails the
/// test at the end when it logged an error itself.
/// </summary>
public sealed class TestBroker : IMqttNetLogger, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private MqttServer? _server;

    private TestBroker(int port) => Port = port;

    public int Port { get; }

    public MessageLog Log { get; } = new();

    /// <summary>Answer to each message; asked before the message is taken. Awaited, so it can hold a confirmation back.</summary>
    public Func<MqttApplicationMessage, Task<MqttPubAckReasonCode>>? Answer { get; set; }

    /// <summary>Answer to each connection, by user name and password.</summary>
    public Func<string?, string?, MqttConnectReasonCode>? Admit { get; set; }

    public bool IsEnabled => true;

    public static async Task<TestBroker> StartAsync()
    {
        var broker = new TestBroker(FreePort.Find());
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>Starts on the same port, without what it retained before.</summary>
    public async Task StartAgainAsync()
    {
        var factory = new MqttServerFactory();
        var options = factory.CreateServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(Port)
            .WithDefaultEndpointReuseAddress()
            .Build();
        _server?.Dispose();
        _server = factory.CreateMqttServer(options, this);
        _server.ValidatingConnectionAsync += connection =>
        {
            connection.ReasonCode = Admit?.Invoke(connection.UserName, connection.Password) ?? MqttConnectReasonCode.Success;
            return Task.CompletedTask;
        };
        _server.InterceptingPublishAsync += async publish =>
        {
            var message = publish.ApplicationMessage;
            publish.Response.ReasonCode = Answer is { } answer ? await answer(message) : MqttPubAckReasonCode.Success;
            publish.ProcessPublish = publish.Response.ReasonCode == MqttPubAckReasonCode.Success;
            if (publish.ProcessPublish)
            {
                Log.Add(new(message.Topic, message.Payload.ToArray(), message.Retain, message.ContentType));
            }
        };
        await _server.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_server is { IsStarted: true } server)
        {
            await server.StopAsync(new MqttServerStopOptionsBuilder().Build());
        }
    }

    /// <summary>Ends the connection of every client, as an administrator would.</summary>
    public async Task DisconnectAllAsync()
    {
        foreach (var client in await _server!.GetClientsAsync())
        {
            await client.DisconnectAsync(new MqttServerClientDisconnectOptionsBuilder()
                .WithReasonCode(MqttDisconnectReasonCode.AdministrativeAction).Build());
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> GetRetainedAsync() =>
        (await _server!.GetRetainedMessagesAsync()).ToDictionary(
            message => message.Topic, message => System.Text.Encoding.UTF8.GetString(message.Payload.ToArray()));

    public void Publish(MqttNetLogLevel level, string source, string message, object[] parameters, Exception exception)
    {
        if (level == MqttNetLogLevel.Error)
        {
            var text = string.Format(CultureInfo.InvariantCulture, message, parameters ?? []);
            _errors.Enqueue($"{source}: {text} {exception}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server?.Dispose();
        if (!_errors.IsEmpty)
        {
            throw new InvalidOperationException("The broker logged errors: " + string.Join(Environment.NewLine, _errors));
        }
    }
}
