using System.Net;
using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Hosting;

/// <summary>Puts the slices together. Reads top to bottom like the pipeline.</summary>
internal static class BoxHost
{
    // Longer than the deadlines for the last messages to the broker, shorter than systemd's patience.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Everything but started; loads the outbox but not yet the model.</summary>
    /// <param name="settings">Read and checked.</param>
    /// <param name="request">What the command line asked for.</param>
    /// <param name="replace">Puts other parts in place, such as a detector that follows a script.</param>
    public static WebApplication Build(
        BoxSettings settings, RunRequest request, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSystemd();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(settings.Options.Api.Address), settings.Options.Api.Port);
        });
        builder.Services.AddTelemetry(settings.Options, builder.Logging, request.Live || request.Input is not null);
        builder.Services.AddPipeline(settings, request);
        builder.Services.AddApi(withStock: request.Input is null);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapApi(withStock: request.Input is null);
        return app;
    }
}
