using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>The real program in a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "shelfedge");

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ServiceProcess(Process process)
    {
        _process = process;
        _output = ReadAsync(process.StandardOutput);
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <param name="arguments">Of the command line.</param>
    /// <param name="detector">Name of a scripted detector of <see cref="StartupHook"/>; <see langword="null"/> leaves the real one.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="environment">Further variables.</param>
    public static ServiceProcess Start(
        string[] arguments, string? detector = null, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Executable, arguments) { WorkingDirectory = folder ?? AppContext.BaseDirectory };
        return Start(start, detector, environment);
    }

    /// <summary>
    /// As a service of systemd: the program knows by the name of its parent that it is one. Here that is a shell under the
    /// name of systemd.
    /// </summary>
    public static ServiceProcess StartUnderSystemd(
        string[] arguments, string detector, string folder, params (string Name, string Value)[] environment)
    {
        var systemd = Path.Combine(folder, "systemd");
        File.Copy("/bin/sh", systemd);
        return Start(
            new ProcessStartInfo(systemd, ["-c", "\"$@\"; exit $?", "sh", Executable, .. arguments]), detector, environment);
    }

    private static ServiceProcess Start(ProcessStartInfo start, string? detector, (string Name, string Value)[] environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (detector is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment[StartupHook.Variable] = detector;
        }

        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ServiceResult> RunAsync(
        string[] arguments, string? detector, string? folder, CancellationToken cancellationToken)
    {
        await using var service = Start(arguments, detector, folder);
        return await service.WaitAsync(cancellationToken);
    }

    /// <summary>Asks it to stop as systemd does, or as Ctrl-C does with INT.</summary>
    public void Signal(string name = "TERM") =>
        Signals.Send(ProcessTree.Descendants(_process.Id).Append(_process.Id).First(IsTheProgram), name);

    /// <summary>Completes when a line of standard output holds the text. For one caller.</summary>
    public async Task UntilOutputAsync(string text, CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The program ended without '{text}': {await _output}");
    }

    public async Task<ServiceResult> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new ServiceResult(_process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // Under the shell that stands for systemd it is the child.
    private static bool IsTheProgram(int processId) =>
        ProcessTree.CommandLine(processId).StartsWith(Executable, StringComparison.Ordinal);

    private async Task<string> ReadAsync(StreamReader reader)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            all.Append(line).Append('\n');
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
        return all.ToString();
    }
}
