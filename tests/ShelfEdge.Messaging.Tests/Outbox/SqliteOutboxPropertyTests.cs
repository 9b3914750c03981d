using CsCheck;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

public sealed class SqliteOutboxPropertyTests
{
    private const int MaxEvents = 12;

    private enum Step
    {
        Append,
        Acknowledge,
        Republish,
        Reopen,
    }

    [Fact]
    public void Any_order_of_operations_does_what_the_plain_model_does()
    {
        var step = Gen.Frequency(
            (6, Gen.Const(Step.Append)),
            (4, Gen.Const(Step.Acknowledge)),
            (1, Gen.Const(Step.Republish)),
            (1, Gen.Const(Step.Reopen)));
        Gen.Select(step, Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 3])
            .List[1, 30]
            .Sample(Follow, iter: 30, seed: "0000KOIQpRZ3", threads: 1);
    }

    private static void Follow(List<(Step Step, int Stock, int Alerts, int States)> steps)
    {
        using var place = new SqliteOutboxPlace();
        var options = new OutboxOptions { MaxEvents = MaxEvents };
        var outbox = place.Open(options);
        var model = new OutboxModel(MaxEvents);
        var number = 0;
        var dropped = 0L;
        foreach (var (step, stock, alerts, states) in steps)
        {
            switch (step)
            {
                case Step.Append:
                    List<OutboxMessage> messages =
                    [
                        .. Enumerable.Range(0, stock).Select(_ => Some.StockEvent(++number, $"p{number % 4}")),
                        .. Enumerable.Range(0, states).Select(topic => Some.State(++number, $"p{topic}")),
                        .. Enumerable.Range(0, alerts).Select(_ => Some.AlertEvent(++number)),
                    ];
                    Assert.Equal(model.TryAppend(messages), TryAppend(outbox, messages));
                    break;
                case Step.Acknowledge:
                    var entries = outbox.Peek(1 + stock + alerts);
                    outbox.Acknowledge(entries);
                    model.Acknowledge(entries.Select(entry => entry.Message.Id));
                    break;
                case Step.Republish:
                    outbox.RepublishStates();
                    model.RepublishStates();
                    break;
                default:
                    dropped += outbox.Status.Dropped;
                    outbox = place.Open(options);
                    break;
            }

            var all = outbox.Peek(1000);
            Assert.Equal(model.PendingStates, all.Where(entry => entry.Message.Retain).Select(entry => entry.Message.Id).Order());
            Assert.Equal(
                model.Events,
                all.Where(entry => !entry.Message.Retain).Select(entry => (entry.Message.Lane, entry.Sequence, entry.Message.Id)));
            Assert.Equal(model.Numbered, outbox.Status.Numbered);
            Assert.Equal(model.Dropped, dropped + outbox.Status.Dropped);
            Assert.Equal(model.Events.Count(), outbox.Status.Depth);
            Assert.Equal(model.PendingStates.Count(), outbox.Status.PendingStates);
        }
    }

    private static bool TryAppend(SqliteOutbox outbox, IReadOnlyList<OutboxMessage> messages)
    {
        try
        {
            outbox.Append(messages, []);
            return true;
        }
        catch (OutboxException exception) when (exception.Failure == OutboxFailure.Full)
        {
            return false;
        }
    }
}
