using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Version;

/// <summary><c>shelfedge version</c>: what this is, and with <c>--self-test</c> whether it can run here at all.</summary>
internal static class VersionCommand
{
    /// <summary>Version of the product, without build metadata.</summary>
    public static string Product { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    public static Command Create()
    {
        var selfTest = new Option<bool>("--self-test")
        {
            Description = "Also load the inference runtime, the shipped models and the database and parse settings; needs no camera and no picture.",
        };
        var json = CommandOptions.Json();
        var command = new Command("version", "Print the version.") { selfTest, json };
        command.SetAction(parsed => PrintAsync(
            parsed.InvocationConfiguration.Output, parsed.GetValue(selfTest), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> PrintAsync(TextWriter output, bool selfTest, bool json)
    {
        var answers = new List<ModelAnswer>();
        var report = new VersionReport(
            Product,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.RuntimeIdentifier,
            selfTest ? CheckReport.Of(SelfTest.Run(answers)) : null,
            selfTest ? answers : null);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, CommandJsonContext.Default.VersionReport));
            return report.SelfTest is { Passed: false } ? ExitCode.Failed : ExitCode.Done;
        }

        await output.WriteLineAsync($"shelfedge {report.Version} ({report.Platform}, {report.Runtime})");
        return report.SelfTest is null ? ExitCode.Done : await report.SelfTest.WriteAsync(output, json: false);
    }
}
