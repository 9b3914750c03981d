using System.Net;
using System.Threading.Channels;
using OpenTelemetry.Metrics;
using ShelfEdge.Hub.Api;
using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Settings;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Hub.Telemetry;
using ShelfEdge.Service.Pipeline;

namespace ShelfEdge.Hub.Hosting;

/// <summary>Puts the slices together.</summary>
internal static class HubHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Everything but started.</summary>
    /// <param name="options">Read and checked.</param>
    public static WebApplication Build(HubOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSystemd();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(options.Api.Address), options.Api.Port);
        });
        AddLogging(builder.Logging, options.Logging.Level);
        AddIntake(builder.Services, options);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<HubMetrics>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(HubMetrics.MeterName)
            .AddPrometheusExporter(exporter =>
            {
                exporter.ScopeInfoEnabled = false;
                exporter.TargetInfoEnabled = false;
            }));

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealth();
        app.MapStores();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.Services.GetRequiredService<HubMetrics>();
        return app;
    }

    private static void AddIntake(IServiceCollection services, HubOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ProcessEnd>();
        // By the name, which differs from hub to hub where process ids may not (containers), so that they do not all come back to the broker in the same moment.
        services.AddTransient(_ => new Random(options.ClientId.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter))));
        services.AddSingleton(options);
        services.AddSingleton(options.Intake);
        services.AddSingleton(options.Storage);
        services.AddSingleton(new IntakeCounters { StoreProblem = "not open yet" });
        services.AddSingleton<LatestTotals>();
        services.AddSingleton(provider => StoreOpening.Create(options.Storage, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Channel.CreateBounded<Arrival>(new BoundedChannelOptions(2 * options.Intake.BatchSize) { SingleReader = true }));
        services.AddHostedService<StoreWorker>();
        services.AddHostedService<SubscribeWorker>();
        services.AddHostedService<UpkeepWorker>();
    }

    private static void AddLogging(ILoggingBuilder logging, LogLevel level)
    {
        var quieter = level > LogLevel.Warning ? level : LogLevel.Warning;
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", quieter);
        logging.AddFilter("System", quieter);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
    }
}
