namespace ShelfEdge.Service.Commands;

/// <summary>What the process tells its caller. Supervisors act on these numbers: see <c>deploy/systemd</c>.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command ran and the answer is no: a check failed, a file could not be read.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A defect: an exception that nothing expected (EX_SOFTWARE). Worth a restart.</summary>
    public const int Crashed = 70;

    /// <summary>
    /// Ended to be started again (EX_TEMPFAIL): a command asked for it, or brought what only a new process takes up.
    /// </summary>
    public const int Restart = 75;

    /// <summary>The settings are wrong (EX_CONFIG). A restart cannot help, a person must.</summary>
    public const int BadConfiguration = 78;
}
