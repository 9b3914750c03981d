using System.Diagnostics;
using System.Runtime.CompilerServices;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

internal static class CaptureChildEntry
{
    // Before the test runner's own entry point, which this assembly has too.
    [ModuleInitializer]
    internal static void RunIfAsked() => CaptureChild.RunIfAsked();

    public static Process Start(string argument)
    {
        var program = Path.ChangeExtension(typeof(CaptureChildEntry).Assembly.Location, null);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        start.Environment[CaptureChild.Variable] = argument;
        return Process.Start(start)!;
    }
}
