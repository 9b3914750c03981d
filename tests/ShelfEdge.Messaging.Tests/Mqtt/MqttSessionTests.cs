using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Formatter;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Mqtt;

/// <summary>What a connection takes in and how it begins, against mosquitto.</summary>
public sealed class MqttSessionTests
{
    private const string Command = "shelfedge/store/box/commands/restart";
    private const string Reply = "shelfedge/store/box/replies/restart";

    private readonly Channel<InboundMessage> _inbound = Channel.CreateUnbounded<InboundMessage>();
    private readonly List<(string Topic, long Bytes)> _oversized = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(MqttVersion.Mqtt5)]
    [InlineData(MqttVersion.Mqtt311)]
    public async Task Command_arrives_and_its_reply_goes_back(MqttVersion protocol)
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        using var publisher = new MqttPublisher(Options(broker, protocol), TimeProvider.System, Birth());
        var isNew = protocol == MqttVersion.Mqtt5;
        await using var sender = await CommandSender.StartAsync(
            broker.Port, isNew ? "answers/#" : Reply, Token, isNew ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311);

        Assert.Null(await publisher.ConnectAsync(Token));
        Assert.Null(publisher.SubscriptionRefusal);
        await sender.SendAsync(Command, "{}"u8.ToArray(), Token, isNew ? "answers/7" : null, isNew ? [1, 2, 3] : null);
        var command = await _inbound.Reader.ReadAsync(Token);
        Assert.Null(await publisher.ReplyAsync(command.ResponseTopic ?? Reply, "done"u8.ToArray(), command.Correlation, Token));

        var reply = await sender.ReceiveAsync(Token);
        Assert.Equal((Command, "{}", false), (command.Topic, Encoding.UTF8.GetString(command.Payload.Span), command.IsRetained));
        Assert.Equal((isNew ? "answers/7" : Reply, "done"), (reply.Topic, CommandSender.TextOf(reply)));
        Assert.Equal(isNew ? [1, 2, 3] : null, reply.CorrelationData);
        Assert.Equal(isNew ? "application/cloudevents+json; charset=utf-8" : null, reply.ContentType);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(MqttVersion.Mqtt5)]
    [InlineData(MqttVersion.Mqtt311)]
    public async Task Connection_after_a_restart_of_the_broker_is_subscribed_and_begins_with_online(MqttVersion protocol)
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        var birth = Birth() with { Retained = [new("homeassistant/x/config", "{\"a\":1}"u8.ToArray())] };
        using var publisher = new MqttPublisher(Options(broker, protocol), TimeProvider.System, birth);
        Assert.Null(await publisher.ConnectAsync(Token));

        await broker.KillAsync();
        await publisher.WaitForDisconnectAsync(Token);
        await broker.StartAgainAsync(Token);
        await using var sender = await CommandSender.StartAsync(broker.Port, "#", Token);
        Assert.Null(await publisher.ConnectAsync(Token));
        await sender.SendAsync(Command, "{}"u8.ToArray(), Token);

        Assert.Equal(Command, (await _inbound.Reader.ReadAsync(Token)).Topic);
        var seen = new List<string>();
        while (!seen.Contains($"{Command}={{}}"))
        {
            var message = await sender.ReceiveAsync(Token);
            seen.Add($"{message.Topic}={CommandSender.TextOf(message)}");
        }

        Assert.Contains("shelfedge/store/box/available=online", seen);
        Assert.Contains("homeassistant/x/config={\"a\":1}", seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task Sender_without_the_right_is_refused_by_the_broker_and_the_box_hears_nothing()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(
            TestContext.Current.CancellationToken,
            (folder, port) =>
            {
                File.WriteAllText(
                    Path.Combine(folder, "acl"),
                    """
                    user box
                    topic write shelfedge/store/box/#
                    topic read shelfedge/store/box/commands/#
                    user staff
                    topic write shelfedge/store/+/commands/acknowledge
                    topic read shelfedge/store/+/replies/#
                    user hub
                    topic write shelfedge/+/+/commands/#
                    topic read shelfedge/#

                    """);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"listener {port} 127.0.0.1\nallow_anonymous true\nacl_file {folder}/acl");
            });
        var options = Options(broker, MqttVersion.Mqtt5);
        options.Username = "box";
        using var publisher = new MqttPublisher(options, TimeProvider.System, Birth());
        Assert.Null(await publisher.ConnectAsync(Token));
        await using var staff = await CommandSender.StartAsync(broker.Port, "shelfedge/store/box/replies/#", Token, username: "staff");
        await using var hub = await CommandSender.StartAsync(broker.Port, "shelfedge/store/box/replies/#", Token, username: "hub");

        var refused = await staff.SendAsync(Command, "1"u8.ToArray(), Token);
        var taken = await hub.SendAsync(Command, "2"u8.ToArray(), Token);

        Assert.Equal((MqttClientPublishReasonCode.NotAuthorized, MqttClientPublishReasonCode.Success), (refused, taken));
        Assert.Equal("2", Encoding.UTF8.GetString((await _inbound.Reader.ReadAsync(Token)).Payload.Span));
    }

    [Fact(Timeout = 60_000)]
    public async Task Command_over_the_bound_is_told_and_not_copied()
    {
        // Under 3.1.1 a broker cannot be told of the bound, so that the box itself must hold it.
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        using var publisher = new MqttPublisher(Options(broker, MqttVersion.Mqtt311), TimeProvider.System, Birth());
        Assert.Null(await publisher.ConnectAsync(Token));
        await using var sender = await CommandSender.StartAsync(broker.Port, Reply, Token);

        await sender.SendAsync(Command, new byte[1001], Token);
        await sender.SendAsync(Command, new byte[1000], Token);

        Assert.Equal(1000, (await _inbound.Reader.ReadAsync(Token)).Payload.Length);
        Assert.Equal([(Command, 1001L)], _oversized);
    }

    [Fact(Timeout = 60_000)]
    public async Task Replaced_certificate_is_used_by_a_new_connection()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, TlsSettings);
        Certificates.Write(broker.FolderPath, "other");
        var options = Options(broker, MqttVersion.Mqtt5);
        (options.Tls, options.CaFile) = (true, Path.Combine(broker.FolderPath, "store-ca.pem"));
        (options.CertificateFile, options.KeyFile) = (Mine("pem"), Mine("key"));
        Put("store-box", "pem");
        Put("store-box", "key");
        using var publisher = new MqttPublisher(options, TimeProvider.System);
        Assert.Null(await publisher.ConnectAsync(Token));
        Assert.Null(await publisher.RenewLoginAsync(Token));

        Put("other-box", "pem");
        Assert.Contains("cannot be used yet", await publisher.RenewLoginAsync(Token), StringComparison.Ordinal);
        Assert.True(publisher.IsConnected);
        Put("other-box", "key");
        Assert.Contains("connecting anew", await publisher.RenewLoginAsync(Token), StringComparison.Ordinal);
        await publisher.WaitForDisconnectAsync(Token);
        Assert.NotNull(await publisher.ConnectAsync(Token));

        Put("store-spare", "pem");
        Put("store-spare", "key");
        Assert.Null(await publisher.ConnectAsync(Token));
        Assert.Null(await publisher.RenewLoginAsync(Token));

        string Mine(string kind) => Path.Combine(broker.FolderPath, $"mine.{kind}");
        void Put(string name, string kind) => File.Copy(Path.Combine(broker.FolderPath, $"{name}.{kind}"), Mine(kind), overwrite: true);
    }

    [Fact(Timeout = 60_000)]
    public async Task Large_event_is_compressed_and_says_so_and_a_small_one_is_not()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken);
        var options = Options(broker, MqttVersion.Mqtt5);
        options.CompressFrom = 500;
        var budget = new UplinkBudget(null, TimeProvider.System);
        using var publisher = new MqttPublisher(options, TimeProvider.System, null, budget);
        await using var consumer = await CommandSender.StartAsync(broker.Port, "big/#", Token);
        Assert.Null(await publisher.ConnectAsync(Token));
        var large = Encoding.UTF8.GetBytes(new string('x', 5000));

        Assert.Null(await publisher.PublishAsync("big/1", large, false, Token));
        Assert.Null(await publisher.PublishAsync("big/2", large.AsMemory(0, 499), false, Token));

        var compressed = await consumer.ReceiveAsync(Token);
        var plain = await consumer.ReceiveAsync(Token);
        using var gzip = new GZipStream(new MemoryStream(compressed.Payload.ToArray()), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await gzip.CopyToAsync(whole, Token);
        Assert.Equal(large, whole.ToArray());
        Assert.Equal("content-encoding", Assert.Single(compressed.UserProperties).Name);
        Assert.True(plain.UserProperties is null or []);
        Assert.Equal(499, plain.Payload.Length);
        Assert.InRange(budget.Used.Bytes, 499, 2000);
    }

    private MqttBirth Birth() => new()
    {
        Filters = ["shelfedge/store/box/commands/+"],
        MaxBytes = 1000,
        Receive = _inbound.Writer.TryWrite,
        Oversized = (topic, bytes) => _oversized.Add((topic, bytes)),
    };

    private static MqttOptions Options(MosquittoBroker broker, MqttVersion protocol) => new()
    {
        Host = "127.0.0.1",
        Port = broker.Port,
        Protocol = protocol,
        RetryDelay = TimeSpan.FromMilliseconds(100),
    };

    private static string TlsSettings(string folder, int port)
    {
        Certificates.Write(folder, "store");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            listener {port} 127.0.0.1
            cafile {folder}/store-ca.pem
            certfile {folder}/store-server.pem
            keyfile {folder}/store-server.key
            require_certificate true
            allow_anonymous true
            """);
    }
}
