using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Hub.Tests.Faults;

/// <summary>The real program in a process of its own, which can be killed and started again.</summary>
internal sealed class HubProcess(params (string Name, string Value)[] environment) : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly int _port = FreePort.Find();
    private Process? _process;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Launch();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(cancellationToken))
        {
            Assert.False(_process!.HasExited, "The hub has ended.");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Starts it without waiting for it.</summary>
    public void Launch()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "shelfedge-hub"), ["run"]);
        start.Environment["SHELFEDGE_HUB__API__PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["SHELFEDGE_HUB__MQTT__RETRYDELAY"] = "100ms";
        foreach (var (name, value) in environment)
        {
            start.Environment["SHELFEDGE_HUB__" + name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Ends it without a chance to store or to say goodbye.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await Http.GetStringAsync(Address(path), cancellationToken)).RootElement;

    public Task<string> MetricsAsync(CancellationToken cancellationToken) => Http.GetStringAsync(Address("/metrics"), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(Address("/health/ready"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Uri Address(string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}{path}"));
}
