using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A RabbitMQ node with its MQTT plugin, which speaks 3.1.1 here, and an Erlang port mapper of its own.</summary>
public sealed class RabbitBroker : IBrokerNode
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _directory = Directory.CreateTempSubdirectory("shelfedge-rabbit-").FullName;
    private readonly int _amqpPort = FreePort.Find();
    private readonly int _nodesPort = FreePort.Find();
    private readonly int _mapperPort = FreePort.Find();
    private readonly BrokerProcess _process;

    private RabbitBroker() => _process = new BrokerProcess(Port, Start);

    /// <summary>Why tests with RabbitMQ are skipped; <see langword="null"/> when it is installed.</summary>
    public static string? Missing => File.Exists(Program) ? null : "RabbitMQ is not installed (apt-get install rabbitmq-server)";

    public int Port { get; } = FreePort.Find();

    public static async Task<RabbitBroker> StartAsync(CancellationToken cancellationToken)
    {
        var broker = new RabbitBroker();
        await File.WriteAllTextAsync(Path.Combine(broker._directory, "plugins"), "[rabbitmq_mqtt].\n", cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(broker._directory, "rabbitmq.conf"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                listeners.tcp.1 = 127.0.0.1:{broker._amqpPort}
                mqtt.listeners.tcp.1 = 127.0.0.1:{broker.Port}
                mqtt.allow_anonymous = true
                mqtt.prefetch = 1000

                """),
            cancellationToken);
        try
        {
            await broker.StartAgainAsync(cancellationToken);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task StartAgainAsync(CancellationToken cancellationToken) => _process.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();

        // The mapper outlives the node that started it.
        var info = new ProcessStartInfo("epmd", ["-port", Text(_mapperPort), "-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using (var end = Process.Start(info)!)
        {
            await end.WaitForExitAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private ProcessStartInfo Start()
    {
        var info = new ProcessStartInfo(Program);
        info.Environment["HOME"] = _directory;
        info.Environment["ERL_EPMD_PORT"] = Text(_mapperPort);
        info.Environment["RABBITMQ_NODENAME"] = $"shelf-{Port}@localhost";
        info.Environment["RABBITMQ_DIST_PORT"] = Text(_nodesPort);
        info.Environment["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq.conf");
        info.Environment["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "plugins");
        info.Environment["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "data");
        info.Environment["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log");
        info.Environment["RABBITMQ_PID_FILE"] = Path.Combine(_directory, "pid");
        return info;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
