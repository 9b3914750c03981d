using System.Diagnostics;
using System.Net.Sockets;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A program that serves MQTT on a port of loopback, started and killed at will.</summary>
/// <param name="port">Where it serves MQTT.</param>
/// <param name="start">How it is started; its output is thrown away but for the last lines.</param>
internal sealed class BrokerProcess(int port, Func<ProcessStartInfo> start)
{
    private const int KeptLines = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Queue<string> _log = new();
    private Process? _process;

    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var info = start();
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.UseShellExecute = false;
        var process = Process.Start(info)!;
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await ListensAsync(cancellationToken))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{info.FileName} did not start: {Log()}");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>SIGKILL, to what it started too.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.Enqueue(line ?? "");
            if (_log.Count > KeptLines)
            {
                _log.Dequeue();
            }
        }
    }

    private string Log()
    {
        lock (_log)
        {
            return string.Join(Environment.NewLine, _log);
        }
    }
}
