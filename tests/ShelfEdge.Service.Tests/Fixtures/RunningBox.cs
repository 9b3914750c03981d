using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Hosting;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>The whole box in the process of the tests, with a scripted detector and its API on a free port.</summary>
internal sealed class RunningBox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBox(WebApplication app, CollectingLog log, HttpClient http)
    {
        _app = app;
        Log = log;
        Http = http;
    }

    public CollectingLog Log { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningBox> StartAsync(
        TestStore store, CancellationToken cancellationToken, IDetector? detector = null, Action<IServiceCollection>? replace = null)
    {
        var file = store.Save();
        var read = new SettingsReader(new Dictionary<string, string>()).Read(file);
        Assert.Empty(read.Problems);
        var log = new CollectingLog();
        var app = BoxHost.Build(
            read.Settings!,
            new RunRequest(file, Input: null, Once: false, Live: false, EmbeddedBroker: false),
            services =>
            {
                services.AddSingleton(detector ?? ScriptedDetector.Cycle());
                services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
                replace?.Invoke(services);
            });
        await app.StartAsync(cancellationToken);
        return new RunningBox(app, log, new HttpClient { BaseAddress = store.Api });
    }

    /// <summary>Completes when the box says that it does its work.</summary>
    public Task UntilReadyAsync(CancellationToken cancellationToken) => Poll.UntilAsync(
        async () =>
        {
            using var response = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        },
        ready => ready,
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var entry in Log.Entries)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(entry);
        }
    }
}
