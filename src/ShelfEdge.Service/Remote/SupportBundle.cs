using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Commands.Version;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Telemetry;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// Packs what support needs to know of the box into one archive: state of cameras, outbox, alerts and commands, the settings without
/// logins, the planogram and the newest lines of the log. No picture, no secret, nothing of shoppers.
/// </summary>
internal sealed class SupportBundle(
    ShelfEdgeOptions options, Planogram planogram, PipelineProgress progress, HealthRules rules, IOutbox outbox, AlertBook alerts,
    CommandJournal journal, RecentLog log, TimeProvider time)
{
    private const int MostCommands = 100;

    public CommandAnswer Pack()
    {
        var now = time.GetUtcNow();
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            Add(tar, "box.json", JsonSerializer.SerializeToUtf8Bytes(Facts(now), RemoteJsonContext.Default.BundleFacts), now);
            Add(tar, "settings.json", SettingsDump.Write(options), now);
            Add(tar, "planogram.json", PlanogramFile.Write(planogram), now);
            Add(tar, "log.txt", Encoding.UTF8.GetBytes(string.Join('\n', log.Lines)), now);
        }

        var archive = stream.ToArray();
        var name = string.Create(
            CultureInfo.InvariantCulture, $"shelfedge-{options.Site}-{options.Box}-{now:yyyyMMdd'T'HHmmss'Z'}.tar.gz");
        return new CommandAnswer(CommandOutcome.Done, null, JsonSerializer.SerializeToUtf8Bytes(
            new BundleResult(name, Convert.ToHexStringLower(SHA256.HashData(archive)), archive), RemoteJsonContext.Default.BundleResult));
    }

    private BundleFacts Facts(DateTimeOffset now)
    {
        var pipeline = progress.Snapshot();
        return new BundleFacts(
            now,
            VersionCommand.Product,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.RuntimeIdentifier,
            Environment.WorkingSet,
            ReadinessPolicy.Evaluate(pipeline, rules),
            [.. pipeline.Cameras.Select(CameraAnswer.From)],
            [.. OutboxLanes.Events.Select(lane => LaneAnswer.From(lane, outbox.Status[lane]))],
            alerts.Snapshot.Open.Length,
            [
                .. journal.Newest(MostCommands).Select(entry => new CommandFact(
                    entry.Id, entry.Kind.Word(), entry.By, entry.BegunAt, entry.Answer?.Outcome.ToString(), entry.Answer?.Reason)),
            ]);
    }

    private static void Add(TarWriter tar, string name, byte[] bytes, DateTimeOffset now)
    {
        using var content = new MemoryStream(bytes);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = now });
    }
}
