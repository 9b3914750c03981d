using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Publishes over MQTT 5 or 3.1.1 with QoS 1, and takes what it is subscribed to. The broker holds a last will that says
/// <see cref="Availability.Offline"/>; each connection begins with <see cref="Availability.Online"/> and a stop ends with
/// <see cref="Availability.Stopped"/>, all retained. Reconnects only when asked.
/// </summary>
public sealed class MqttPublisher : IPublisher, IDisposable
{
    /// <summary>Of the broker's window, for what does not come from the outbox: replies and announcements.</summary>
    private const int ReplyWindow = 2;

    /// <summary>A window of the broker that is smaller is left to the events; replies then go without confirmation.</summary>
    private const int LeastSharedWindow = 8;

    private readonly MqttOptions _options;
    private readonly Topics _topics;
    private readonly TimeProvider _clock;
    private readonly string _broker;
    private readonly MqttMessage _message;
    private readonly MqttBirth _birth;
    private readonly MqttInbox _inbox;
    private readonly UplinkBudget? _budget;
    private readonly SemaphoreSlim _replies = new(ReplyWindow);
    private MqttConnection? _connection;
    private ImmutableArray<string> _stamps = [];
    private bool _areRepliesConfirmed = true;
    private long? _attemptedAt;

    /// <summary>Does not connect yet.</summary>
    /// <param name="options">Already validated.</param>
    /// <param name="clock">Measures deadlines and pauses.</param>
    /// <param name="birth">What each connection begins with; <see langword="null"/> for nothing but the announcement.</param>
    /// <param name="budget">Told of what was published; <see langword="null"/> when nobody counts.</param>
    public MqttPublisher(MqttOptions options, TimeProvider clock, MqttBirth? birth = null, UplinkBudget? budget = null)
    {
        _options = options;
        _message = new(options.Protocol, options.CompressFrom);
        _birth = birth ?? new();
        _inbox = new(_birth);
        _budget = budget;
        _topics = new(options);
        _clock = clock;
        _broker = string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{MqttRequest.Port(options)}");
        MaxInFlight = options.MaxInFlight;
    }

    /// <inheritdoc/>
    public bool IsConnected => _connection is { End.IsCompleted: false };

    /// <inheritdoc/>
    public int MaxInFlight { get; private set; }

    /// <summary>
    /// Why the broker delivers no commands although the connection stands, such as for want of rights; <see langword="null"/> when
    /// it does.
    /// </summary>
    public string? SubscriptionRefusal { get; private set; }

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

        var failure = await connection.PublishAsync(_message.Event(topic, payload, retain), cancellationToken);
        return failure is null ? null : failure with { Reason = $"{_broker}: {failure.Reason}" };
    }

    /// <summary>Sends the reply to a command. Any thread; few go at a time, beside the events.</summary>
    /// <param name="topic">Where the sender of the command listens.</param>
    /// <param name="payload">A CloudEvent.</param>
    /// <param name="correlation">What the sender gave to tell its replies apart; ignored under MQTT 3.1.1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="null"/> when sent, else why not.</returns>
    public async Task<PublishFailure?> ReplyAsync(
        string topic, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> correlation, CancellationToken cancellationToken)
    {
        await _replies.WaitAsync(cancellationToken);
        try
        {
            return _connection is { } connection
                ? await connection.PublishAsync(
                    _message.Reply(topic, payload, correlation, _areRepliesConfirmed), cancellationToken)
                : new("not connected");
        }
        finally
        {
            _replies.Release();
        }
    }

    /// <summary>
    /// Ends the connection when a file of the login was replaced by one that can be used, so that the next connection uses it
    /// before the old one expires. The broker sees an orderly end and publishes no last will.
    /// </summary>
    /// <returns>What was done or why not; <see langword="null"/> when there was nothing to do.</returns>
    public async Task<string?> RenewLoginAsync(CancellationToken cancellationToken)
    {
        if (_connection is not { End.IsCompleted: false } connection || CredentialStamps.Read(_options).SequenceEqual(_stamps))
        {
            return null;
        }

        try
        {
            // Half of a pair may still be missing; the connection that stands is better than none.
            MqttCredentials.Read(_options).Dispose();
        }
        catch (IOException exception)
        {
            return $"a file of the login has changed, but cannot be used yet: {exception.Message}";
        }

        using var deadline = new Deadline(_options.PublishTimeout, _clock, cancellationToken);
        await connection.CloseAsync("the login was replaced", deadline.Token);
        return "a file of the login has changed: connecting anew";
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
        await connection.CloseAsync("the box has stopped", deadline.Token);
        _connection = null;
    }

    /// <summary>Drops the connection without a goodbye, so that the broker publishes the last will.</summary>
    public void Dispose()
    {
        _connection?.Dispose();
        _replies.Dispose();
    }

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
        var stamps = CredentialStamps.Read(_options);
        var opening = await MqttOpening.TryAsync(
            _options, Request, client => client.ApplicationMessageReceivedAsync += _inbox.Receive, _clock, cancellationToken);
        if (opening is not { Client: { } client, Credentials: { } credentials, Consent: { } consent })
        {
            return opening.Refusal;
        }

        var connection = new MqttConnection(client, credentials, consent, _options.PublishTimeout, _clock, _budget);
        if (_options.Protocol == MqttVersion.Mqtt5 && Objection(consent) is { } objection)
        {
            connection.Dispose();
            return objection;
        }

        // 0 is no limit that MQTT allows; it is what a broker that states none comes out as.
        var window = consent.ReceiveMaximum is > 0 and var limit ? limit : ushort.MaxValue;
        if (await BeginAsync(connection, Math.Min(_options.MaxInFlight, window), cancellationToken) is { } failure)
        {
            connection.Dispose();
            return failure.Reason;
        }

        _areRepliesConfirmed = window >= LeastSharedWindow;
        MaxInFlight = Math.Min(_options.MaxInFlight, _areRepliesConfirmed && !_birth.Filters.IsEmpty ? window - ReplyWindow : window);
        _stamps = stamps;
        _connection = connection;
        return null;
    }

    // Commands can be heard before anyone can know that the box is there.
    private async Task<PublishFailure?> BeginAsync(MqttConnection connection, int window, CancellationToken cancellationToken)
    {
        SubscriptionRefusal = _birth.Filters.IsEmpty ? null : await connection.SubscribeAsync(_birth.Filters, cancellationToken);
        if (await AnnounceAsync(connection, Availability.Online, cancellationToken) is { } reason)
        {
            return reason;
        }

        var isComplete = true;
        foreach (var texts in _birth.Retained.Chunk(window))
        {
            var answers = await Task.WhenAll(
                texts.Select(text => connection.PublishAsync(_message.Json(text.Topic, text.Json), cancellationToken)));
            if (connection.End.IsCompleted)
            {
                return new(await connection.End);
            }

            isComplete &= answers.All(answer => answer is null);
        }

        if (isComplete)
        {
            _birth.Began();
        }

        return null;
    }

    private Task<PublishFailure?> AnnounceAsync(MqttConnection connection, string availability, CancellationToken cancellationToken) =>
        connection.PublishAsync(_message.Text(_topics.Available, Encoding.UTF8.GetBytes(availability)), cancellationToken);

    // Only MQTT 5 lets a broker say what it can.
    private static string? Objection(MqttClientConnectResult consent) => consent switch
    {
        { MaximumQoS: MqttQualityOfServiceLevel.AtMostOnce } => "the broker does not confirm messages (no QoS 1)",
        { RetainAvailable: false } => "the broker does not retain messages",
        _ => null,
    };

    private MqttClientOptions Request(MqttCredentials credentials, BrokerTrust trust)
    {
        // The outbox remembers what the broker has not confirmed, so the broker need not keep a session.
        var request = MqttRequest.Compose(_options, MqttRequest.ClientId(_options), credentials, trust)
            .WithKeepAlivePeriod(_options.KeepAlive)
            .WithoutPacketFragmentation()
            .WithWillTopic(_topics.Available)
            .WithWillPayload(Availability.Offline)
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        if (_options.Protocol == MqttVersion.Mqtt5)
        {
            request = request
                .WithSessionExpiryInterval(0)
                .WithReceiveMaximum(MqttInbox.Window)
                .WithMaximumPacketSize(_inbox.MaxPacketBytes)
                .WithWillContentType(MqttMessage.WillContentType);
        }

        return request.Build();
    }
}
