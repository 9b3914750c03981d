using System.Globalization;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>
/// The box that is killed: goes on from its checkpoint, makes decisions and drains, and says after each append how many decisions
/// are stored.
/// </summary>
internal static class BoxLoop
{
    public const string Verb = "box-loop";

    public static async Task<int> RunAsync(string path, string port, string decisions)
    {
        using var outbox = SqliteOutbox.Open(new() { Path = path }, TimeProvider.System);
        using var publisher = new MqttPublisher(FaultBox.Options(int.Parse(port, CultureInfo.InvariantCulture)), TimeProvider.System);
        var drain = new OutboxDrain(outbox, publisher);
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var checkpoint = outbox.ReadCheckpoint();
        var next = checkpoint.Length == 0 ? 0 : BitConverter.ToInt32(checkpoint);
        var draining = DrainAsync(drain);
        for (var left = int.Parse(decisions, CultureInfo.InvariantCulture); left > 0; left--)
        {
            outbox.Append(FaultBox.Decision(next), BitConverter.GetBytes(next + 1));
            next++;
            await output.WriteLineAsync(next.ToString(CultureInfo.InvariantCulture));
            await Task.Yield();
        }

        while (outbox.Status.Depth > 0 && !draining.IsFaulted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        return 0;
    }

    private static async Task DrainAsync(OutboxDrain drain)
    {
        while (true)
        {
            await drain.DrainAsync(CancellationToken.None);
            await drain.WaitAsync(CancellationToken.None);
        }
    }
}
