using System.Globalization;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Mqtt;

/// <summary>TLS against mosquitto that demands a certificate of the box.</summary>
public sealed class MqttTlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Certificates_are_verified_on_both_ends()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        await using var broker = await MosquittoBroker.StartAsync(TestContext.Current.CancellationToken, Settings);
        var folder = broker.FolderPath;
        Certificates.Write(folder, "other");

        var good = Options(broker);
        using (var publisher = new MqttPublisher(good, TimeProvider.System))
        {
            Assert.Null(await publisher.ConnectAsync(Token));
            Assert.Null(await publisher.PublishAsync("shelfedge/store/box/events/alert", "{}"u8.ToArray(), false, Token));
            await publisher.StopAsync(Token);
        }

        var stranger = Options(broker);
        stranger.CaFile = Path.Combine(folder, "other-ca.pem");
        Assert.Contains(
            "the broker's certificate is not trusted by the CA file", await RefusalAsync(stranger), StringComparison.Ordinal);

        var unknown = Options(broker);
        unknown.CaFile = null;
        Assert.Contains("the broker's certificate is not trusted", await RefusalAsync(unknown), StringComparison.Ordinal);

        var misnamed = Options(broker);
        misnamed.Host = "localhost";
        Assert.Contains("is for another host name", await RefusalAsync(misnamed), StringComparison.Ordinal);

        var anonymous = Options(broker);
        (anonymous.CertificateFile, anonymous.KeyFile) = (null, null);
        Assert.NotEmpty(await RefusalAsync(anonymous));

        var forged = Options(broker);
        (forged.CertificateFile, forged.KeyFile) = (Path.Combine(folder, "other-box.pem"), Path.Combine(folder, "other-box.key"));
        Assert.NotEmpty(await RefusalAsync(forged));

        var mixed = Options(broker);
        mixed.KeyFile = Path.Combine(folder, "other-box.key");
        Assert.Contains("do not make a PEM pair", await RefusalAsync(mixed), StringComparison.Ordinal);

        var empty = Options(broker);
        empty.CaFile = Path.Combine(folder, "mosquitto.conf");
        Assert.Contains("holds no certificate", await RefusalAsync(empty), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(MqttOptions options)
    {
        using var publisher = new MqttPublisher(options, TimeProvider.System);
        return await publisher.ConnectAsync(Token) ?? "";
    }

    private static MqttOptions Options(MosquittoBroker broker) => new()
    {
        Host = "127.0.0.1",
        Port = broker.Port,
        Tls = true,
        CaFile = Path.Combine(broker.FolderPath, "store-ca.pem"),
        CertificateFile = Path.Combine(broker.FolderPath, "store-box.pem"),
        KeyFile = Path.Combine(broker.FolderPath, "store-box.key"),
    };

    private static string Settings(string folder, int port)
    {
        Certificates.Write(folder, "store");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            listener {port} 127.0.0.1
            allow_anonymous true
            cafile {folder}/store-ca.pem
            certfile {folder}/store-server.pem
            keyfile {folder}/store-server.key
            require_certificate true
            """);
    }
}
