using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Publishes over MQTT 5 with QoS 1. The broker holds a last will that says <see cref="Availability.Offline"/>; each connection
/// begins with <see cref="Availability.Online"/> and a stop ends with <see cref="Availability.Stopped"/>, all retained.
/// Reconnects only when asked.
/// </summary>
public sealed class MqttPublisher : IPublisher, IDisposable
{
    private const string EventContentType = "application/cloudevents+json; charset=utf-8";
    private const string TextContentType = "text/plain; charset=utf-8";

    private readonly MqttOptions _options;
    private readonly Topics _topics;
    private readonly TimeProvider _clock;
    private readonly string _broker;
    private MqttConnection? _connection;
    private long? _attemptedAt;

    /// <summary>Does not connect yet.</summary>
    /// <param name="options">Already validated.</param>
    /// <param name="clock">Measures deadlines and pauses.</param>
    public MqttPublisher(MqttOptions options, TimeProvider clock)
    {
        _options = options;
        _topics = new(options);
        _clock = clock;
        _broker = string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{Port}");
        MaxInFlight = options.MaxInFlight;
    }

    /// <inheritdoc/>
    public bool IsConnected => _connection is { End.IsCompleted: false };

    /// <inheritdoc/>
    public int MaxInFlight { get; private set; }

    private int Port => _options.Port ?? (_options.Tls ? 8883 : 1883);

    /// <inheritdoc/>
    /// <remarks>Two attempts are at least <see cref="MqttOptions.RetryDelay"/> apart, whoever asks.</remarks>
    public async Task<string?> ConnectAsync(CancellationToken cancellationToken)
    {
        if (IsConnected)
        {
            return null;
        }

        _connection?.Dispose();
        _connection = null;
        await PauseAsync(cancellationToken);
        return await TryConnectAsync(cancellationToken) is { } reason ? $"{_broker}: {reason}" : null;
    }

    /// <inheritdoc/>
    public async Task<PublishFailure?> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, bool retain, CancellationToken cancellationToken)
    {
        if (_connection is not { } connection)
        {
            return new($"{_broker}: not connected");
        }

        var failure = await connection.PublishAsync(topic, payload, EventContentType, retain, cancellationToken);
        return failure is null ? null : failure with { Reason = $"{_broker}: {failure.Reason}" };
    }

    /// <inheritdoc/>
    public Task WaitForDisconnectAsync(CancellationToken cancellationToken) =>
        _connection?.End.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_connection is not { } connection)
        {
            return;
        }

        await AnnounceAsync(connection, Availability.Stopped, cancellationToken);
        using var deadline = new Deadline(_options.PublishTimeout, _clock, cancellationToken);
        await connection.CloseAsync(deadline.Token);
        _connection = null;
    }

    /// <summary>Drops the connection without a goodbye, so that the broker publishes the last will.</summary>
    public void Dispose() => _connection?.Dispose();

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        if (_attemptedAt is { } before && _options.RetryDelay - _clock.GetElapsedTime(before) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, _clock, cancellationToken);
        }

        _attemptedAt = _clock.GetTimestamp();
    }

    private async Task<string?> TryConnectAsync(CancellationToken cancellationToken)
    {
        MqttCredentials credentials;
        try
        {
            credentials = MqttCredentials.Read(_options);
        }
        catch (IOException exception)
        {
            return exception.Message;
        }

        var trust = new BrokerTrust(credentials.Authorities);
        var client = new MqttClientFactory().CreateMqttClient();
        using var deadline = new Deadline(_options.ConnectTimeout, _clock, cancellationToken);
        MqttClientConnectResult consent;
        try
        {
            consent = await client.ConnectAsync(Request(credentials, trust), deadline.Token);
        }
        catch (Exception exception) when (MqttFailure.IsExpected(exception))
        {
            client.Dispose();
            credentials.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return deadline.IsOver
                ? string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.ConnectTimeout.TotalSeconds} s")
                : trust.Refusal ?? MqttFailure.Describe(exception);
        }

        var connection = new MqttConnection(client, credentials, consent, _options.PublishTimeout, _clock);
        if (Objection(consent) is { } objection)
        {
            connection.Dispose();
            return objection;
        }

        if (await AnnounceAsync(connection, Availability.Online, cancellationToken) is { } failure)
        {
            connection.Dispose();
            return failure.Reason;
        }

        // 0 is no limit that MQTT allows; it is what a broker that states none comes out as.
        MaxInFlight = consent.ReceiveMaximum is > 0 and var limit ? Math.Min(_options.MaxInFlight, limit) : _options.MaxInFlight;
        _connection = connection;
        return null;
    }

    private Task<PublishFailure?> AnnounceAsync(MqttConnection connection, string availability, CancellationToken cancellationToken) =>
        connection.PublishAsync(
            _topics.Available, Encoding.UTF8.GetBytes(availability), TextContentType, retain: true, cancellationToken);

    private static string? Objection(MqttClientConnectResult consent) => consent switch
    {
        { ResultCode: not MqttClientConnectResultCode.Success } => MqttFailure.Describe(consent),
        { MaximumQoS: MqttQualityOfServiceLevel.AtMostOnce } => "the broker does not confirm messages (no QoS 1)",
        { RetainAvailable: false } => "the broker does not retain messages",
        _ => null,
    };

    private MqttClientOptions Request(MqttCredentials credentials, BrokerTrust trust)
    {
        // The outbox remembers what the broker has not confirmed, so the broker need not keep a session.
        var request = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(_options.Host, Port)
            .WithClientId(_options.ClientId ?? $"{_options.Prefix}-{_options.Site}-{_options.Box}")
            .WithCleanStart()
            .WithSessionExpiryInterval(0)
            .WithKeepAlivePeriod(_options.KeepAlive)
            .WithTimeout(_options.ConnectTimeout)
            .WithWillTopic(_topics.Available)
            .WithWillPayload(Availability.Offline)
            .WithWillContentType(TextContentType)
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        if (_options.Username is { } username)
        {
            request = request.WithCredentials(username, credentials.Password ?? []);
        }

        if (_options.Tls)
        {
            request = request.WithTlsOptions(tls => tls
                .UseTls()
                .WithTargetHost(_options.Host)
                .WithRevocationMode(System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck)
                .WithCertificateValidationHandler(shown => trust.Accepts(shown.Certificate, shown.Chain, shown.SslPolicyErrors))
                .WithClientCertificates(credentials.Certificate is { } certificate ? [certificate] : []));
        }

        return request.Build();
    }
}
