using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A NATS server with JetStream on its disk and MQTT 3.1.1, alone or one of a cluster.</summary>
public sealed class NatsBroker : IBrokerNode
{
    private const string Program = "/usr/sbin/nats-server";

    private readonly string _directory = Directory.CreateTempSubdirectory("shelfedge-nats-").FullName;
    private readonly int _clientPort = FreePort.Find();
    private readonly int _clusterPort = FreePort.Find();
    private readonly BrokerProcess _process;

    private NatsBroker() => _process = new BrokerProcess(Port, () => new ProcessStartInfo(Program, ["-c", ConfigurationPath]));

    /// <summary>Why tests with NATS are skipped; <see langword="null"/> when it is installed.</summary>
    public static string? Missing => File.Exists(Program) ? null : "NATS is not installed (apt-get install nats-server)";

    public int Port { get; } = FreePort.Find();

    private string ConfigurationPath => Path.Combine(_directory, "nats.conf");

    /// <summary>Starts one server, or several that are a cluster and keep every message as often as there are servers, three times at most.</summary>
    public static async Task<IReadOnlyList<IBrokerNode>> StartAsync(int nodes, CancellationToken cancellationToken)
    {
        NatsBroker[] brokers = [.. Enumerable.Range(0, nodes).Select(_ => new NatsBroker())];
        string routes = string.Join(", ", brokers.Select(broker => $"\"nats://127.0.0.1:{broker._clusterPort}\""));
        for (var i = 0; i < nodes; i++)
        {
            await brokers[i].ConfigureAsync(i, nodes == 1 ? "" : routes, cancellationToken);
        }

        try
        {
            // Of a cluster none serves MQTT before most are there.
            await Task.WhenAll(brokers.Select(broker => broker.StartAgainAsync(cancellationToken)));
            return brokers;
        }
        catch
        {
            foreach (var broker in brokers)
            {
                await broker.DisposeAsync();
            }

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
        Directory.Delete(_directory, recursive: true);
    }

    private Task ConfigureAsync(int number, string routes, CancellationToken cancellationToken)
    {
        var cluster = routes.Length == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"cluster {{ name: \"shelf\", listen: \"127.0.0.1:{_clusterPort}\", routes: [{routes}] }}");
        return File.WriteAllTextAsync(
            ConfigurationPath,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                server_name: "node-{{number}}"
                listen: "127.0.0.1:{{_clientPort}}"
                jetstream { store_dir: "{{_directory}}/data" }
                mqtt { listen: "127.0.0.1:{{Port}}", max_ack_pending: 1000 }
                {{cluster}}

                """),
            cancellationToken);
    }
}
