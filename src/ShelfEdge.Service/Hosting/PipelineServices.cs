using Microsoft.Extensions.Hosting.Systemd;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Discovery;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Broker;
using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Commands.Version;
using ShelfEdge.Service.Discovery;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Sight;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Spectre.Console;

namespace ShelfEdge.Service.Hosting;

/// <summary>
/// Registers the loops. The host starts them in this order and stops them the other way round, one after the other: cameras
/// first, so that each loop can finish what the ones before it made.
/// </summary>
internal static class PipelineServices
{
    private static readonly TimeSpan DetectorGrace = TimeSpan.FromSeconds(10);

    public static void AddPipeline(this IServiceCollection services, BoxSettings settings, RunRequest request)
    {
        var isStore = request.Input is null;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ProcessEnd>();
        services.AddSingleton<LiveLoss>();
        services.AddSingleton<PipelineChannels>();
        services.AddSingleton<LatestFrames>();
        services.AddSingleton(settings.Options.Health.ToRules());
        services.AddSingleton(provider => Progress(settings.Options.Cameras, provider.GetRequiredService<TimeProvider>()));
        if (request.Live || !isStore)
        {
            services.AddLive(settings, request);
        }

        if (isStore)
        {
            services.AddMessaging(settings.Options, request);
            services.AddStock(settings);
            services.AddAlerts(settings);
            services.AddKiosks(settings.Options);
            services.AddDiscovery(settings);
        }
        else
        {
            services.AddHostedService<CountWorker>();
        }

        if (isStore && settings.Options.Recognition.IsOn)
        {
            services.AddRecognition(settings);
        }

        services.AddSight(settings);
        services.AddDetection(settings.Options.Detector);
        services.AddCapture(settings.Options.Cameras, request.Once);
        if (isStore)
        {
            services.AddRemote(settings, request);
        }

        services.AddWatchdog();
    }

    private static PipelineProgress Progress(List<CameraOptions> cameras, TimeProvider time) => new(
        [.. cameras.Select(camera => new CameraProgress(new CameraId(camera.Id), Allowance(camera), time))], time);

    // A healthy camera gives a frame within its read deadline; the detector may have others to serve first.
    private static TimeSpan Allowance(CameraOptions camera) => camera.ReadTimeout + DetectorGrace;

    private static void AddLive(this IServiceCollection services, BoxSettings settings, RunRequest request)
    {
        services.AddSingleton(AnsiConsole.Console);
        services.AddSingleton(provider => new LiveView(
            LiveTitle.Compose(settings.Options, request),
            provider.GetRequiredService<PipelineProgress>(),
            provider.GetService<StockLedger>() is { } ledger ? () => ledger.Snapshot : null,
            provider.GetService<AlertBook>() is { } book ? () => book.Snapshot : null,
            provider.GetRequiredService<LiveLoss>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<LiveWorker>();
    }

    private static void AddMessaging(this IServiceCollection services, ShelfEdgeOptions options, RunRequest request)
    {
        if (request.EmbeddedBroker)
        {
            EmbeddedBroker.Redirect(options.Mqtt);
            services.AddHostedService<EmbeddedBroker>();
        }

        services.AddSingleton(options.Mqtt);
        services.AddSingleton(new Topics(options.Mqtt));
        services.AddSingleton(provider => OutboxOpening.Open(
            options.Outbox, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteOutbox>>()));
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<SqliteOutbox>());
        services.AddSingleton(provider => new UplinkBudget(options.Mqtt.DailyBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => MqttBirth.Of([.. provider.GetServices<MqttRoute>()]) with
        {
            Retained = provider.GetRequiredService<Announcements>().Retained,
            Began = provider.GetRequiredService<Announcements>().Began,
        });
        services.AddSingleton<MqttPublisher>();
        services.AddSingleton<IPublisher>(provider => request.Live
            ? new LivePublisher(
                provider.GetRequiredService<MqttPublisher>(),
                provider.GetRequiredService<PipelineChannels>().LiveLines.Writer,
                provider.GetRequiredService<TimeProvider>())
            : provider.GetRequiredService<MqttPublisher>());
        services.AddSingleton<OutboxDrain>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<LoginWorker>();
    }

    private static void AddStock(this IServiceCollection services, BoxSettings settings)
    {
        services.AddSingleton(settings.Planogram);
        services.AddSingleton(new StockCompliance(settings.Planogram, settings.Options.Restock.Counting.ToRules()));
        services.AddSingleton(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return new StockLedger(
                settings.Planogram,
                settings.Options.Restock.ToRules(settings.Options.Recognition.ToAgreement()),
                () => Guid.CreateVersion7(time.GetUtcNow()));
        });
        services.AddSingleton(provider => new EventFactory(provider.GetRequiredService<Topics>(), Guid.CreateVersion7));
        services.AddSingleton<OutboxAppender>();
        services.AddForecast(settings);
        services.AddHostedService<StockWorker>();
    }

    private static void AddAlerts(this IServiceCollection services, BoxSettings settings)
    {
        var options = settings.Options.Alerts;
        services.AddSingleton<AlertDesk>();
        services.AddSingleton(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return new AlertBook(settings.Planogram, options.ToRules(), () => Guid.CreateVersion7(time.GetUtcNow()));
        });
        services.AddSingleton(provider => AlertHistory.Open(
            Path.Combine(settings.Options.DataDirectory, AlertHistory.FileName), options.History,
            provider.GetRequiredService<ILogger<AlertHistory>>()));
        services.AddSingleton(new EvidenceFolder(
            Path.Combine(settings.Options.DataDirectory, EvidenceFolder.FolderName), options.Evidence.MaxPictures));
        services.AddSingleton(provider => new AlertEvidence(
            settings.Planogram, options.Evidence, provider.GetRequiredService<EvidenceFolder>(),
            provider.GetRequiredService<AlertHistory>(), provider.GetRequiredService<LatestFrames>(),
            provider.GetRequiredService<ILogger<AlertEvidence>>()));
    }

    private static void AddDiscovery(this IServiceCollection services, BoxSettings settings)
    {
        services.AddSingleton(settings.Options.Discovery);
        services.AddSingleton<AlertStates>();
        services.AddSingleton(provider => new Announcements(
            Path.Combine(settings.Options.DataDirectory, Announcements.FileName),
            settings.Options.Discovery.Enabled
                ? DiscoveryDocuments.Compose(
                    provider.GetRequiredService<Topics>(), settings.Options.Discovery.Prefix, settings.Planogram,
                    VersionCommand.Product, settings.Options.Discovery.MaxEntities)
                : [],
            provider.GetRequiredService<ILogger<Announcements>>()));
    }

    private static void AddForecast(this IServiceCollection services, BoxSettings settings)
    {
        var options = settings.Options;
        services.AddSingleton<LatestForecast>();
        services.AddSingleton(new StoreDays(TimeZoneInfo.FindSystemTimeZoneById(options.Alerts.TimeZone)));
        services.AddSingleton(provider => HourStore.Open(
            Path.Combine(options.DataDirectory, HourStore.FileName), options.Forecast,
            provider.GetRequiredService<ILogger<HourStore>>()));
        services.AddSingleton(provider => new StockForecast(
            settings.Planogram, options.Forecast.ToRules(), TimeZoneInfo.FindSystemTimeZoneById(options.Alerts.TimeZone),
            provider.GetRequiredService<HourStore>(), provider.GetRequiredService<LatestForecast>()));
    }

    private static void AddRecognition(this IServiceCollection services, BoxSettings settings)
    {
        var options = settings.Options.Recognition;
        services.AddSingleton(provider => RecognizerOpening.OpenLooks(
            options, settings.Planogram, settings.Options.Restock, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddSight(this IServiceCollection services, BoxSettings settings)
    {
        var stills = settings.Options.Cameras
            .Where(camera => CameraUri.TryParse(camera.Uri, out var uri, out _) && uri.Kind == SourceKind.Picture)
            .Select(camera => new CameraId(camera.Id)).ToHashSet();
        services.AddSingleton(provider => new Sights(
            provider.GetRequiredService<IDetector>(),
            CameraWatch.Of(settings.Planogram, camera => settings.Options.Sight.ToRules(stills.Contains(camera))),
            new BaselineStore(
                Path.Combine(settings.Options.DataDirectory, "sight"),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<BaselineStore>>()),
            settings.Options.Sight.GapsEvery));
        services.AddSingleton(new CameraGaps(settings.Options.Restock.Counting.ToRules(), settings.Planogram));
    }

    private static void AddDetection(this IServiceCollection services, DetectorOptions options)
    {
        services.AddSingleton<IDetector>(provider =>
            OnnxDetector.Open(options, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<DetectionWorker>();
    }

    private static void AddCapture(this IServiceCollection services, List<CameraOptions> cameras, bool once)
    {
        foreach (var camera in cameras)
        {
            // One loop for each camera: AddHostedService would keep only the first of a type.
            services.AddSingleton<IHostedService>(provider =>
                ActivatorUtilities.CreateInstance<CaptureWorker>(provider, camera, once ? CaptureEnding.EndsProcess : CaptureEnding.LosesCamera));
        }
    }

    private static void AddWatchdog(this IServiceCollection services)
    {
        if (SystemdHelpers.IsSystemdService()
            && WatchdogWorker.PeriodFrom(Environment.GetEnvironmentVariable("WATCHDOG_USEC")) is { } period)
        {
            services.AddSingleton<IHostedService>(provider =>
                ActivatorUtilities.CreateInstance<WatchdogWorker>(provider, period));
        }
    }
}
