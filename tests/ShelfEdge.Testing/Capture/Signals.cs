using System.Diagnostics;
using System.Globalization;

namespace ShelfEdge.Testing.Capture;

/// <summary>Sends POSIX signals, which .NET has no call for.</summary>
public static class Signals
{
    /// <param name="processId">One process that the test itself started.</param>
    /// <param name="name">Without SIG: STOP, CONT, KILL.</param>
    public static void Send(int processId, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
