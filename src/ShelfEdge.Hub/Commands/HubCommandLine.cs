using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.AspNetCore.Connections;
using ShelfEdge.Hub.Hosting;
using ShelfEdge.Hub.Settings;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Commands;

/// <summary>The commands of <c>shelfedge-hub</c>, and the last place an exception can reach.</summary>
internal static class HubCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        // The host handles the signals itself and ends in its own time.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var exitCode = await parsed.InvokeAsync(invocation);
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : exitCode;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"shelfedge-hub: crashed: {exception}");
            return ExitCode.Crashed;
        }
    }

    private static RootCommand Create()
    {
        var config = new Option<FileInfo?>("--config", "-c")
        {
            Description = "Settings file; without one, the environment alone (SHELFEDGE_HUB__SECTION__KEY).",
            HelpName = "FILE",
        };
        var run = new Command("run", "Take messages from the broker and store them.") { config };
        run.SetAction((parsed, _) => StartAsync(parsed.GetValue(config), start: true, parsed.InvocationConfiguration.Error));
        var validate = new Command("validate", "Say what is wrong with the settings.") { config };
        validate.SetAction((parsed, _) => StartAsync(parsed.GetValue(config), start: false, parsed.InvocationConfiguration.Error));
        return new RootCommand("Collects what the boxes of all stores send.") { run, validate };
    }

    private static async Task<int> StartAsync(FileInfo? config, bool start, TextWriter error)
    {
        var (options, problems) = HubSettingsReader.FromEnvironment().Read(config);
        if (options is null)
        {
            await SettingsReport.WriteAsync(error, problems);
            return ExitCode.BadConfiguration;
        }

        if (!start)
        {
            return ExitCode.Done;
        }

        try
        {
            await using var app = HubHost.Build(options);
            var end = app.Services.GetRequiredService<ProcessEnd>();
            await app.RunAsync();
            return end.ExitCode;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"api.port: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (ArgumentException exception) when (exception.Source == "Npgsql")
        {
            await error.WriteLineAsync($"storage.connection: {exception.Message}");
            return ExitCode.BadConfiguration;
        }
    }
}
