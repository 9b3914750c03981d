namespace ShelfEdge.Core.Detection;

/// <summary>
/// The total order of candidates, best first: by falling score, equal scores by rising index. It is packed into one
/// number, so that sorting needs no comparer and allocates nothing.
/// </summary>
internal static class ScoreOrder
{
    /// <summary>A key that is smaller for the better candidate.</summary>
    /// <param name="score">Not NaN.</param>
    /// <param name="index">Not negative.</param>
    public static ulong Key(float score, int index)
    {
        // IEEE 754 bits, with the sign turned round, sort like the numbers; negative ones need all bits turned round.
        var bits = BitConverter.SingleToUInt32Bits(score);
        var rising = (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
        return ((ulong)~rising << 32) | (uint)index;
    }

    public static int Index(ulong key) => (int)(uint)key;

    public static float Score(ulong key)
    {
        var rising = ~(uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((rising & 0x8000_0000) != 0 ? rising & 0x7FFF_FFFF : ~rising);
    }
}
