using System.Globalization;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>
/// The process that the crash tests kill: appends, and now and then drains, and says what it did. <c>A last count</c>
/// means that an append returned; <c>D through</c> that a drain up to that number is about to begin.
/// </summary>
internal static class AppendLoop
{
    public const string Verb = "append-loop";

    public static int Run(string path, string seed, string appends)
    {
        var random = new Random(int.Parse(seed, CultureInfo.InvariantCulture));
        using var outbox = SqliteOutbox.Open(new() { Path = path }, TimeProvider.System);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        output.WriteLine("R");
        for (var left = int.Parse(appends, CultureInfo.InvariantCulture); left > 0; left--)
        {
            var next = (int)outbox.Status[OutboxLane.Alert].LastSequence + 1;
            var count = random.Next(1, 6);
            var state = Some.State(next, $"p{next % 7}");
            var messages = Enumerable.Range(next, count).Select(Some.AlertEvent).Append(state).ToList();
            var result = outbox.Append(messages, BitConverter.GetBytes(next + count - 1));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A {outbox.Status[OutboxLane.Alert].LastSequence} {result.Events}"));
            if (random.Next(8) == 0)
            {
                var drained = outbox.Peek(random.Next(1, 20));
                var through = drained.Where(entry => !entry.Message.Retain).Max(entry => (long?)entry.Sequence) ?? 0;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"D {through}"));
                outbox.Acknowledge(drained);
            }
        }

        return 0;
    }
}
