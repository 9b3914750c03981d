using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Finds boxes that show a product which another box of the same position shows already: a detector may box the lower half
/// of a tall carton a second time, or two cartons side by side together. Suppression by overlap leaves both, since the
/// smaller box covers less than half of the larger. Pure; allocates nothing; the order of the boxes does not matter.
/// </summary>
internal static class RepeatedBoxes
{
    // Share of a box that lies in a larger one from which it is a part of it. Neighbours on a shelf seen aslant share less.
    private const float PartShare = 0.75f;

    // A box is a group when parts of it side by side, each at most so wide and at least so high, span so much of its width.
    private const float MostMemberWidth = 0.7f;
    private const float LeastMemberHeight = 0.6f;
    private const float LeastSpan = 0.8f;

    // Marks that still tell the position, so that what was marked goes on to be compared with.
    private const int FirstMark = -1000;

    /// <summary>Marks what repeats another box; the time grows with the square of the number of boxes of a position.</summary>
    /// <param name="boxes">Boxes in pixels of any one frame.</param>
    /// <param name="owners">Their positions, negative for none; a box that repeats another gets <paramref name="repeated"/>.</param>
    /// <param name="repeated">Negative.</param>
    public static void Mark(ReadOnlySpan<Detection.Detection> boxes, Span<int> owners, int repeated)
    {
        // Groups first, all of them judged before any is taken out; they are kept apart by an owner of their own kind.
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] >= 0 && IsGroup(boxes, owners, i))
            {
                owners[i] = ToGroup(owners[i]);
            }
        }

        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] >= 0 && IsPart(boxes, owners, i))
            {
                owners[i] = ToPart(owners[i]);
            }
        }

        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = owners[i] <= FirstMark ? repeated : owners[i];
        }
    }

    private static int ToGroup(int owner) => FirstMark - (2 * owner);

    private static int ToPart(int owner) => FirstMark - (2 * owner) - 1;

    private static bool IsGroup(ReadOnlySpan<Detection.Detection> boxes, ReadOnlySpan<int> owners, int index)
    {
        var whole = boxes[index].Box;
        var (left, right, members) = (float.PositiveInfinity, float.NegativeInfinity, 0);
        for (var i = 0; i < owners.Length; i++)
        {
            var box = boxes[i].Box;
            if (i != index
                && (owners[i] == owners[index] || owners[i] == ToGroup(owners[index]))
                && box.Width <= MostMemberWidth * whole.Width
                && box.Height >= LeastMemberHeight * whole.Height
                && IsWithin(box, whole))
            {
                (left, right, members) = (MathF.Min(left, box.X1), MathF.Max(right, box.X2), members + 1);
            }
        }

        return members >= 2 && right - left >= LeastSpan * whole.Width;
    }

    private static bool IsPart(ReadOnlySpan<Detection.Detection> boxes, ReadOnlySpan<int> owners, int index)
    {
        var part = boxes[index].Box;
        for (var i = 0; i < owners.Length; i++)
        {
            if (i != index
                && (owners[i] == owners[index] || owners[i] == ToPart(owners[index]))
                && Precedes(boxes, i, index)
                && IsWithin(part, boxes[i].Box))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(Box part, Box whole) => part.Intersect(whole).Area >= PartShare * part.Area;

    /// <summary>A total order by size and place, so that of boxes of one size the same one stays whatever their order.</summary>
    private static bool Precedes(ReadOnlySpan<Detection.Detection> boxes, int a, int b)
    {
        var (one, other) = (boxes[a].Box, boxes[b].Box);
        return one.Area != other.Area ? one.Area > other.Area
            : one.X1 != other.X1 ? one.X1 < other.X1
            : one.Y1 != other.Y1 ? one.Y1 < other.Y1
            : one.X2 != other.X2 ? one.X2 < other.X2
            : a < b;
    }
}
