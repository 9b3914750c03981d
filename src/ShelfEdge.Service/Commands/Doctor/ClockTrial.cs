using System.Globalization;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>
/// Whether the clock can be right: it cannot stand before the program was made. Events carry its time, and a certificate
/// is judged by it.
/// </summary>
internal static class ClockTrial
{
    private const string Name = "clock";

    // systemd-timesyncd makes this file when the clock has been set from the network.
    private const string Synchronized = "/run/systemd/timesync/synchronized";

    public static Check Run(DateTimeOffset now)
    {
        var built = File.GetLastWriteTimeUtc(typeof(ClockTrial).Assembly.Location);
        var shown = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return now.UtcDateTime < built ? Check.Failed(Name, $"{shown} is before the program was installed")
            : File.Exists(Synchronized) ? Check.Ok(Name, $"{shown}, set from the network")
            : Check.Warning(Name, $"{shown}, plausible; whether it is kept right from the network is not known here");
    }
}
