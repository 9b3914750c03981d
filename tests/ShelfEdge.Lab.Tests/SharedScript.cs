using System.Diagnostics;
using System.Text.Json;
using ShelfEdge.Testing;

namespace ShelfEdge.Lab.Tests;

/// <summary>Runs a Python script of the shared data, with whose figures ours are compared.</summary>
internal static class SharedScript
{
    /// <summary>What the script prints as JSON. The test is skipped where the script or numpy is absent.</summary>
    /// <param name="script">Path within the shared data.</param>
    /// <param name="arguments">Of the script.</param>
    public static async Task<JsonElement> RunAsync(string script, IReadOnlyList<string> arguments)
    {
        Assert.SkipUnless(Repository.HasShared(script), Repository.SharedReason(script));
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, [Path.Combine(Repository.Shared, script), .. arguments])
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
        Assert.True(process.ExitCode == 0, complaint);
        return JsonDocument.Parse(output).RootElement;
    }
}
