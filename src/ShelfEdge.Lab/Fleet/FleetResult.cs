using System.Globalization;

namespace ShelfEdge.Lab.Fleet;

/// <summary>What a fleet did.</summary>
/// <param name="Rules">What it was told.</param>
/// <param name="Events">Numbered events that were appended.</param>
/// <param name="Waiting">Of them those that the broker had not confirmed in the end.</param>
/// <param name="Bytes">Of all packets published: events, states and repetitions; see <see cref="Messaging.Mqtt.UplinkBudget"/>.</param>
/// <param name="Elapsed">From the first change until nothing waited.</param>
/// <param name="Processor">Processor time of the process in it.</param>
/// <param name="MemoryBytes">Resident memory of the process in the end, less that before the first box.</param>
/// <param name="Failures">Passes that got nowhere, such as for want of a broker.</param>
internal sealed record FleetResult(
    FleetRules Rules, long Events, long Waiting, long Bytes, TimeSpan Elapsed, TimeSpan Processor, long MemoryBytes, long Failures)
{
    public void Write(TextWriter output)
    {
        output.WriteLine("| boxes | changes a second and box | events | not confirmed | events a second | bytes an event and its state | processor time an event | memory a box | failed passes |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Rules.Boxes} | {Rules.Rate} | {Events:N0} | {Waiting:N0} | {Events / Elapsed.TotalSeconds:N0} | {Bytes / (double)Math.Max(Events, 1):N0} | {Processor.TotalMilliseconds / Math.Max(Events, 1):F2} ms | {MemoryBytes / 1024.0 / 1024 / Rules.Boxes:F1} MiB | {Failures} |"));
    }
}
