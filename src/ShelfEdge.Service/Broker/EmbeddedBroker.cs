using System.Net;
using MQTTnet.Server;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Service.Broker;

/// <summary>
/// An MQTT broker inside the process, for trying the box out without any other server. It listens on 127.0.0.1 alone,
/// asks for no login and keeps nothing over a restart, so it is no broker for a store.
/// </summary>
internal sealed partial class EmbeddedBroker(MqttOptions options, ILogger<EmbeddedBroker> logger) : IHostedService, IDisposable
{
    /// <summary>The port of plain MQTT.</summary>
    public const int DefaultPort = 1883;

    private readonly MqttServer _server = new MqttServerFactory().CreateMqttServer(
        new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(options.Port ?? DefaultPort)
            .Build());

    /// <summary>Points the client at this broker instead of the one in the settings.</summary>
    public static void Redirect(MqttOptions options)
    {
        options.Host = IPAddress.Loopback.ToString();
        options.Port ??= DefaultPort;
        options.Tls = false;
        options.Username = options.PasswordFile = null;
        options.CaFile = options.CertificateFile = options.KeyFile = null;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync();
        LogStarted(options.Port ?? DefaultPort);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    [LoggerMessage(4020, LogLevel.Information, "Embedded broker listens on 127.0.0.1:{Port}")]
    private partial void LogStarted(int port);
}
