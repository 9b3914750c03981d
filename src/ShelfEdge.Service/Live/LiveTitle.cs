using System.Globalization;
using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Hosting;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Live;

/// <summary>First line of the live view: what runs, and where to look further.</summary>
internal static class LiveTitle
{
    public static string Compose(ShelfEdgeOptions options, RunRequest request)
    {
        var what = request.Input ?? $"{options.Site}/{options.Box}";
        var broker = request.Input is not null ? ""
            : $"   MQTT {options.Mqtt.Host}:{(options.Mqtt.Port ?? (options.Mqtt.Tls ? 8883 : 1883)).ToString(CultureInfo.InvariantCulture)}";
        var log = Path.Combine(options.DataDirectory, TelemetryServices.LogFileName);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"ShelfEdge {what}{broker}   http://{options.Api.Address}:{options.Api.Port}/v1/cameras   log {log}   Ctrl-C ends");
    }
}
