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
        return await PythonScript.RunAsync([Path.Combine(Repository.Shared, script), .. arguments]);
    }
}
