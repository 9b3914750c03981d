using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// A mosquitto process with its own directory and port, both of which it keeps over stops and kills. Sessions and retained
/// messages are kept on its disk.
/// </summary>
public sealed class MosquittoBroker : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto"];

    private readonly string _directory = Directory.CreateTempSubdirectory("shelfedge-mosquitto-").FullName;
    private Process? _process;
    private Task? _output;

    private MosquittoBroker()
    {
    }

    /// <summary>Why tests with mosquitto are skipped; <see langword="null"/> when it is installed.</summary>
    public static string? Missing =>
        Candidates.Any(File.Exists) ? null : "mosquitto is not installed (apt-get install mosquitto)";

    public int Port { get; } = FreePort.Find();

    /// <summary>For files that the extra settings name.</summary>
    public string FolderPath => _directory;

    /// <param name="cancellationToken">Ends the wait for the broker to listen.</param>
    /// <param name="settings">
    /// Lines for <c>mosquitto.conf</c> that replace the plain anonymous listener, from the directory and the port.
    /// </param>
    /// <param name="isQuick">
    /// Logs no single message, and saves when it ends instead of at every change, for measurements of throughput.
    /// </param>
    public static async Task<MosquittoBroker> StartAsync(
        CancellationToken cancellationToken, Func<string, int, string>? settings = null, bool isQuick = false)
    {
        var broker = new MosquittoBroker();
        var listener = settings?.Invoke(broker._directory, broker.Port) ?? string.Create(
            CultureInfo.InvariantCulture,
            $"""
            listener {broker.Port} 127.0.0.1
            allow_anonymous true
            """);
        await File.WriteAllTextAsync(
            broker.ConfigurationPath,
            $"""
            {listener}
            user root
            persistence true
            persistence_location {broker._directory}/
            autosave_interval {(isQuick ? 1800 : 1)}
            autosave_on_changes {(isQuick ? "false" : "true")}
            max_queued_messages 0
            log_dest stderr
            log_type {(isQuick ? "information" : "all")}

            """,
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

    private string ConfigurationPath => Path.Combine(_directory, "mosquitto.conf");

    /// <summary>Completes when the broker listens.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Candidates.First(File.Exists))
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(ConfigurationPath);
        var process = Process.Start(start)!;
        _process?.Dispose();
        _process = process;
        var log = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            log.Add(line);
            if (line.EndsWith(" running", StringComparison.Ordinal))
            {
                _output = DrainAsync(process.StandardError);
                return;
            }
        }

        throw new InvalidOperationException("mosquitto did not start: " + string.Join(Environment.NewLine, log));
    }

    /// <summary>Asks the broker to end, as systemd does.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } process)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        await EndAsync();
    }

    /// <summary>Ends the broker without a chance to save or to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process?.Kill();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task EndAsync()
    {
        if (_process is { } process)
        {
            await process.WaitForExitAsync();
            await (_output ?? Task.CompletedTask);
        }
    }

    /// <summary>A full pipe would stop the broker.</summary>
    private static async Task DrainAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not null)
        {
        }
    }
}
