using System.Diagnostics;
using System.Text.Json;

namespace ShelfEdge.Lab.Tests;

/// <summary>Runs Python, with whose figures ours are compared.</summary>
internal static class PythonScript
{
    /// <summary>What it prints as JSON. The test is skipped where numpy is absent.</summary>
    /// <param name="arguments">Of the interpreter.</param>
    public static async Task<JsonElement> RunAsync(IReadOnlyList<string> arguments)
    {
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, [.. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = "1";
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string complaint = await error;
        Assert.SkipWhen(complaint.Contains("No module named 'numpy'", StringComparison.Ordinal), "numpy is absent (python3-numpy)");
        Assert.SkipWhen(complaint.Contains("No module named 'sklearn'", StringComparison.Ordinal), "scikit-learn is absent (python3-sklearn)");
        Assert.True(process.ExitCode == 0, complaint);
        return JsonDocument.Parse(output).RootElement;
    }
}
