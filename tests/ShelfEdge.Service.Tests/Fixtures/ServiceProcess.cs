using System.Diagnostics;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>The real program in a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ServiceProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <param name="arguments">Of the command line.</param>
    /// <param name="detector">Name of a scripted detector of <see cref="StartupHook"/>; <see langword="null"/> leaves the real one.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="environment">Further variables.</param>
    public static ServiceProcess Start(
        string[] arguments, string? detector = null, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "shelfedge"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
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
    public static Task<ServiceResult> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, detector: null, folder: null, cancellationToken);

    /// <summary>Runs a command to its end, with a scripted detector or in a folder of its own.</summary>
    public static async Task<ServiceResult> RunAsync(
        string[] arguments, string? detector, string? folder, CancellationToken cancellationToken)
    {
        await using var service = Start(arguments, detector, folder);
        return await service.WaitAsync(cancellationToken);
    }

    /// <summary>Asks it to stop as systemd does, or as Ctrl-C does with INT.</summary>
    public void Signal(string name = "TERM") => Signals.Send(_process.Id, name);

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
}
