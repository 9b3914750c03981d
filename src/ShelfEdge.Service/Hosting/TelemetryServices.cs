using OpenTelemetry.Metrics;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Telemetry;

namespace ShelfEdge.Service.Hosting;

/// <summary>Registers log and metrics.</summary>
internal static class TelemetryServices
{
    public const string LogFileName = "shelfedge.log";

    /// <param name="services">Changed.</param>
    /// <param name="options">Level of the log.</param>
    /// <param name="logging">Changed.</param>
    /// <param name="toFile">The terminal is taken by the live view.</param>
    public static void AddTelemetry(
        this IServiceCollection services, ShelfEdgeOptions options, ILoggingBuilder logging, bool toFile)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(options.Logging.Level);
        logging.AddFilter("Microsoft", Quieter(options.Logging.Level));
        logging.AddFilter("System", Quieter(options.Logging.Level));
        if (toFile)
        {
            services.AddSingleton<ILoggerProvider>(provider => new LogFile(
                Path.Combine(options.DataDirectory, LogFileName), provider.GetRequiredService<TimeProvider>()));
        }
        else
        {
            // Under systemd, AddSystemd has the lines written with journal priorities instead.
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            });
        }

        services.AddSingleton<RecentLog>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecentLog>());
        services.AddSingleton<ShelfEdgeMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(ShelfEdgeMetrics.MeterName)
            .AddPrometheusExporter(exporter =>
            {
                exporter.ScopeInfoEnabled = false;
                exporter.TargetInfoEnabled = false;
            }));
    }

    // The framework's own information is noise on a box that runs for years.
    private static LogLevel Quieter(LogLevel level) => level > LogLevel.Warning ? level : LogLevel.Warning;
}
