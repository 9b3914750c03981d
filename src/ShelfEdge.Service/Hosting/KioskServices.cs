using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Telemetry;

namespace ShelfEdge.Service.Hosting;

/// <summary>Registers and maps what kiosks use.</summary>
internal static class KioskServices
{
    public static void AddKiosks(this IServiceCollection services, ShelfEdgeOptions options)
    {
        services.AddSingleton(options.Kiosk);
        services.AddSingleton(options.Recommend);
        services.AddSingleton(provider => new ShopperKeys(options.Kiosk.CardKeyFile));
        services.AddSingleton(provider => FeedbackDatabase.Open(
            Path.Combine(options.DataDirectory, FeedbackDatabase.FileName), provider.GetRequiredService<ILogger<FeedbackDatabase>>()));
        services.AddSingleton<KioskStore>();
        services.AddSingleton<KioskGate>();
        services.AddSingleton<OfferDesk>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FeedbackLog>(provider, options));
        services.AddSingleton<Recommendations>();
        services.AddSingleton(new KioskInbox(new Topics(options.Mqtt)));
        services.AddSingleton(provider => provider.GetRequiredService<KioskInbox>().Route);
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<KioskWorker>(provider, options));

        // After the one that reads keys and models as it starts: until then what kiosks report waits in the inbox.
        services.AddHostedService<KioskInboxWorker>();
    }

    public static void MapKioskApi(this WebApplication app)
    {
        app.MapKiosks();
        app.MapOffers();
        app.Services.GetRequiredService<ShelfEdgeMetrics>().ObserveKiosk(
            app.Services.GetRequiredService<KioskGate>(), app.Services.GetRequiredService<FeedbackLog>(), app.Services.GetRequiredService<OfferDesk>(),
            app.Services.GetRequiredService<KioskInbox>());
    }
}
