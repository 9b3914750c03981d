namespace ShelfEdge.Service.Pipeline;

/// <summary>How the process will end. Any thread may report; the first report counts.</summary>
internal sealed class ProcessEnd(IHostApplicationLifetime lifetime)
{
    private int _exitCode = Commands.ExitCode.Done;

    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <summary>Asks the host to stop because there is nothing left to do.</summary>
    public void Finish() => lifetime.StopApplication();

    /// <summary>Asks the host to stop, with exit code 70.</summary>
    /// <returns>True for the first report, which is the one to log.</returns>
    public bool Crash() => End(Commands.ExitCode.Crashed);

    /// <summary>Asks the host to stop, with exit code 75: whoever supervises the process starts it again.</summary>
    public void Restart() => End(Commands.ExitCode.Restart);

    private bool End(int exitCode)
    {
        var first = Interlocked.CompareExchange(ref _exitCode, exitCode, Commands.ExitCode.Done) == Commands.ExitCode.Done;
        // The process returns its own code, but a host that is torn down on the way must not end as if all were well.
        Environment.ExitCode = ExitCode;
        lifetime.StopApplication();
        return first;
    }
}
