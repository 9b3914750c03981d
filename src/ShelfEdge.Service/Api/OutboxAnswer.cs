using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Api;

/// <summary>The outbox; counters start at 0 with the process.</summary>
/// <param name="Lanes">In the order in which they are published.</param>
/// <param name="PendingStates">Retained topics whose newest message waits.</param>
/// <param name="IsFull">Only alerts and audit are left, and nothing else is taken.</param>
/// <param name="DeadLetters">Messages that the broker refused for good and that are kept.</param>
/// <param name="DeadLettersEvicted">Of those, forgotten because there were too many.</param>
/// <param name="Refused">The newest of them, at most 100, without their data.</param>
internal sealed record OutboxAnswer(
    IReadOnlyList<LaneAnswer> Lanes,
    long PendingStates,
    bool IsFull,
    long DeadLetters,
    long DeadLettersEvicted,
    IReadOnlyList<RefusedAnswer> Refused)
{
    public static OutboxAnswer From(OutboxStatus status, IReadOnlyList<DeadLetter> letters) => new(
        [.. OutboxLanes.Events.Select(lane => LaneAnswer.From(lane, status[lane]))],
        status.PendingStates,
        status.IsFull,
        status.DeadLetters,
        status.DeadLettersEvicted,
        [.. letters.Select(RefusedAnswer.From)]);
}

/// <summary>One lane.</summary>
/// <param name="Lane">Its word.</param>
/// <param name="LastSequence">Number of its newest event.</param>
/// <param name="Depth">Events that wait.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="OldestAt">Time of the oldest; absent when none waits.</param>
/// <param name="Appended">Events stored.</param>
/// <param name="Acknowledged">Events that the broker confirmed.</param>
/// <param name="Dropped">Events given up, for whatever reason.</param>
/// <param name="Refused">Events that the broker refused for good.</param>
internal sealed record LaneAnswer(
    string Lane, long LastSequence, long Depth, long Bytes, DateTimeOffset? OldestAt, long Appended, long Acknowledged, long Dropped,
    long Refused)
{
    public static LaneAnswer From(OutboxLane lane, LaneStatus status) => new(
        lane.Word(), status.LastSequence, status.Depth, status.Bytes, status.OldestAt, status.Appended, status.Acknowledged,
        status.Dropped, status.Rejected);
}

/// <summary>A message that the broker refused for good.</summary>
internal sealed record RefusedAnswer(
    Guid Id, string Lane, long Sequence, string Type, string Subject, string Topic, DateTimeOffset Time, DateTimeOffset RefusedAt,
    string Reason)
{
    public static RefusedAnswer From(DeadLetter letter) => new(
        letter.Message.Id, letter.Message.Lane.Word(), letter.Sequence, letter.Message.Type, letter.Message.Subject,
        letter.Message.Topic, letter.Message.Time, letter.RefusedAt, letter.Reason);
}
