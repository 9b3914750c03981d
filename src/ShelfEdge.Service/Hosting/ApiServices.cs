using ShelfEdge.Core.Alerts;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Forecast;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Sight;
using ShelfEdge.Service.Telemetry;

namespace ShelfEdge.Service.Hosting;

/// <summary>Registers and maps the HTTP API.</summary>
internal static class ApiServices
{
    /// <param name="services">Changed.</param>
    /// <param name="withStock">False when there is no planogram.</param>
    public static void AddApi(this IServiceCollection services, bool withStock)
    {
        services.AddSingleton<LatestPictures>();
        if (withStock)
        {
            services.AddSingleton<ZoneOverlay>();
        }

        services.AddProblemDetails();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ShelfEdge";
            document.Info.Description = "What one box sees: cameras, believed stock and alerts.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
            foreach (var converter in ApiJsonContext.Default.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
    }

    /// <param name="app">Changed.</param>
    /// <param name="withStock">False when there is no planogram.</param>
    public static void MapApi(this WebApplication app, bool withStock)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealth();
        app.MapCameras();
        app.MapOpenApi();
        app.MapPrometheusScrapingEndpoint("/metrics");

        var metrics = app.Services.GetRequiredService<ShelfEdgeMetrics>();
        metrics.ObserveProcess();
        metrics.ObserveCameras(app.Services.GetRequiredService<PipelineProgress>(), app.Services.GetRequiredService<Sights>());
        if (withStock)
        {
            var alerts = app.Services.GetRequiredService<AlertBook>();
            app.MapStock();
            app.MapAlerts();
            app.MapCompliance();
            app.MapForecast();
            app.MapOutbox();
            app.MapKioskApi();
            metrics.ObserveRemote(
                app.Services.GetRequiredService<CommandInbox>(), app.Services.GetRequiredService<CommandCounters>(),
                app.Services.GetRequiredService<CommandJournal>(), app.Services.GetRequiredService<AppliedFiles>());
            metrics.ObserveUplink(app.Services.GetRequiredService<UplinkBudget>(), app.Services.GetRequiredService<MqttPublisher>());
            metrics.ObserveAlerts(alerts, app.Services.GetRequiredService<AlertHistory>());
            metrics.ObserveEvidence(
                app.Services.GetRequiredService<EvidenceFolder>(), app.Services.GetRequiredService<AlertEvidence>());
            metrics.ObserveForecast(app.Services.GetRequiredService<HourStore>(), app.Services.GetRequiredService<StockForecast>());
            metrics.ObserveOutbox(app.Services.GetRequiredService<IOutbox>(), app.Services.GetRequiredService<IPublisher>());
        }
    }
}
