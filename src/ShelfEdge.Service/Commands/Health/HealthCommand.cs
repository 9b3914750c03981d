using System.CommandLine;
using System.Net;
using System.Text.Json;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Health;

/// <summary><c>shelfedge health</c>: asks the running box whether it is ready. Stands in for curl in a container.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var config = CommandOptions.Config();
        var command = new Command("health", "Ask the running box whether it is ready; exit code 0 when it is, else 1.") { config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(config));
            if (read.Settings is null)
            {
                await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
                return ExitCode.BadConfiguration;
            }

            return await AskAsync(
                read.Settings.Options.Api, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> AskAsync(ApiOptions api, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var uri = new UriBuilder(Uri.UriSchemeHttp, Reachable(api.Address), api.Port, HealthEndpoints.ReadyPath).Uri;
        using var client = new HttpClient { Timeout = Deadline };
        try
        {
            using var response = await client.GetAsync(uri, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = JsonSerializer.Deserialize(body, ApiJsonContext.Default.HealthAnswer);
            await output.WriteLineAsync(answer?.Status);
            foreach (var reason in answer?.Reasons ?? [])
            {
                await output.WriteLineAsync(reason);
            }

            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException)
        {
            await error.WriteLineAsync($"no answer from {uri}: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    // An address that means "all of this machine" can be listened on but not called.
    private static string Reachable(string address) => IPAddress.Parse(address) switch
    {
        var any when any.Equals(IPAddress.Any) => IPAddress.Loopback.ToString(),
        var any when any.Equals(IPAddress.IPv6Any) => IPAddress.IPv6Loopback.ToString(),
        _ => address,
    };
}
