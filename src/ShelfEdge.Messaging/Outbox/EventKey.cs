using System.Globalization;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>
/// The key of a waiting event, whose order is that of publishing: the lane in the upper bits, the number within the lane in the
/// lower 56.
/// </summary>
internal static class EventKey
{
    private const int SequenceBits = 56;

    public static long Of(OutboxLane lane, long sequence) => ((long)lane << SequenceBits) + sequence;

    public static OutboxLane Lane(long key) => (OutboxLane)(key >> SequenceBits);

    public static long Sequence(long key) => key & ((1L << SequenceBits) - 1);

    /// <summary>Condition for the rows of one lane; the literals are those of the index on stock events.</summary>
    public static string IsIn(OutboxLane lane, string column = "key") => string.Create(
        CultureInfo.InvariantCulture, $"{column} >= {Of(lane, 0)} AND {column} < {Of(lane + 1, 0)}");
}
