namespace ShelfEdge.Core.Sight;

/// <summary>
/// Finds by how much the view has moved: blocks of the reference vote for the shift at which they correlate. Shoppers and
/// sales cost votes; boards alone, which look the same wherever they are cut, never win. Allocates nothing. One writer.
/// </summary>
internal sealed class ViewRegistration(ViewReference reference)
{
    /// <summary>Furthest shift that is found exactly, in pixels of the grey picture.</summary>
    public const int Reach = 13;

    // To keep a place takes little: most of the view may be hidden. To change it takes more.
    private const float LeastToKeep = 0.02f;
    private const float LeastToChange = 0.25f;
    private const float Plenty = 0.5f;

    // To say that the camera was turned takes this much more than there is for where it was.
    private const float FarMargin = 0.15f;
    private const int LeastPins = 3;

    // Where the reference itself is ambiguous, so much must look as learnt, or less of it at the place of the frame before: a shelf
    // that repeats itself may sell out.
    private const float Unpinned = 0.6f;

    private const int FarX = 26;
    private const int FarY = 10;
    private const int CoarseSide = 8;

    private readonly ViewPyramid _current = new();
    private readonly float[] _correlations = new float[ViewBlocks.Count];
    private readonly float[] _trial = new float[ViewBlocks.Count];

    /// <summary>By block, how well the last frame agrees with the reference at the place found.</summary>
    public ReadOnlySpan<float> Correlations => _correlations;

    /// <summary>Places one frame.</summary>
    /// <param name="grey">Of the size of the sample's.</param>
    /// <param name="x">Shift of the frame before.</param>
    /// <param name="y">Shift of the frame before.</param>
    public Placement Place(ReadOnlySpan<byte> grey, float x, float y)
    {
        _current.Read(grey);
        var near = Climb((int)MathF.Round(x), (int)MathF.Round(y), 1);
        if (near.Share < Plenty)
        {
            var (searchedX, searchedY) = Search(1, Reach / 2, Reach / 2);
            var found = Climb(2 * searchedX, 2 * searchedY, 2);
            var isElsewhere = Math.Abs(found.X - near.X) > 1 || Math.Abs(found.Y - near.Y) > 1;
            if (!isElsewhere ? found.Share > near.Share : found.Share >= LeastToChange && found.Share > near.Share + FarMargin)
            {
                near = found;
            }
        }

        var best = near;
        if (near.Share < Plenty)
        {
            var (farX, farY) = Search(2, FarX, FarY);
            var far = Climb(4 * farX, 4 * farY, 3);
            if (far.Share >= LeastToChange && far.Share > near.Share + FarMargin && IsPinned(far)
                && Math.Max(Math.Abs(far.X - near.X), Math.Abs(far.Y - near.Y)) > 2)
            {
                return new Placement(far.X, far.Y, far.Share, IsFound: false, IsFar: true);
            }
        }

        var (subX, subY) = Refine(best);
        var isFound = reference.PinsOfX >= LeastPins && reference.PinsOfY >= LeastPins
            ? best.Share >= LeastToKeep && IsPinned(best)
            : best.Share >= Unpinned
                || (best.Share >= LeastToChange && Math.Max(Math.Abs(best.X - x), Math.Abs(best.Y - y)) <= 1);
        return new Placement(subX, subY, best.Share, isFound, IsFar: false);
    }

    /// <summary>Looks around a place for a better one, at most a few steps.</summary>
    private Vote Climb(int x, int y, int reach)
    {
        var best = Count(x, y);
        for (var step = 0; step < 3; step++)
        {
            var (middleX, middleY) = (best.X, best.Y);
            for (var dy = -reach; dy <= reach; dy++)
            {
                for (var dx = -reach; dx <= reach; dx++)
                {
                    if (dx != 0 || dy != 0)
                    {
                        var vote = Count(middleX + dx, middleY + dy);
                        best = vote.Score > best.Score ? vote : best;
                    }
                }
            }

            if (best.X == middleX && best.Y == middleY)
            {
                break;
            }

            reach = 1;
        }

        return best;
    }

    /// <summary>The votes for one shift.</summary>
    private Vote Count(int x, int y)
    {
        float share = 0, score = 0, inside = 0;
        int pinsX = 0, pinsY = 0;
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            if (!reference.IsTextured(block) || !IsInside(block, x, y))
            {
                continue;
            }

            inside += reference.Weights[block];
            var correlation = Correlate(block, x, y);
            if (correlation >= ViewReference.Same)
            {
                share += reference.Weights[block];
                score += reference.Weights[block] * correlation;
                pinsX += reference.PinsX(block) ? 1 : 0;
                pinsY += reference.PinsY(block) ? 1 : 0;
            }
        }

        var total = Math.Max(reference.Total, 1e-3f);

        // Blocks at the edge leave the picture: places are compared by those that both can show.
        return new Vote(x, y, share / total, score / Math.Max(inside, 1e-3f), pinsX, pinsY);
    }

    private float Correlate(int block, int x, int y)
    {
        var at = ViewBlocks.PixelOf(block);
        return IsInside(block, x, y)
            ? BlockCorrelation.Of(
                ViewBlocks.Side, reference.Pyramid[0], at, _current[0], at + (y * SightSample.Width) + x, SightSample.Width)
            : 0;
    }

    private static bool IsInside(int block, int x, int y)
    {
        var at = ViewBlocks.PixelOf(block);
        var (left, top) = ((at % SightSample.Width) + x, (at / SightSample.Width) + y);
        return left >= 0 && top >= 0 && left <= SightSample.Width - ViewBlocks.Side && top <= SightSample.Height - ViewBlocks.Side;
    }

    /// <summary>The best shift on a smaller picture, whose blocks of eight pixels are as large as one block or four.</summary>
    private (int X, int Y) Search(int level, int reachX, int reachY)
    {
        var (width, height) = (ViewPyramid.WidthOf(level), ViewPyramid.HeightOf(level));
        var best = (X: 0, Y: 0);
        var most = 0f;
        for (var y = -reachY; y <= reachY; y++)
        {
            for (var x = -reachX; x <= reachX; x++)
            {
                var score = 0f;
                for (var top = 0; top + CoarseSide <= height; top += CoarseSide)
                {
                    for (var left = 0; left + CoarseSide <= width; left += CoarseSide)
                    {
                        if (left + x < 0 || top + y < 0 || left + x + CoarseSide > width || top + y + CoarseSide > height
                            || WeightOf(left << level, top << level, level) is not (> 0 and var weight))
                        {
                            continue;
                        }

                        var correlation = BlockCorrelation.Of(
                            CoarseSide, reference.Pyramid[level], (top * width) + left,
                            _current[level], ((top + y) * width) + left + x, width);
                        score += weight * Math.Max(0, correlation - 0.4f);
                    }
                }

                if (score > most)
                {
                    (best, most) = ((x, y), score);
                }
            }
        }

        return best;
    }

    private float WeightOf(int left, int top, int level)
    {
        var span = 1 << (level - 1);
        var weight = 0f;
        for (var row = top / ViewBlocks.Side; row < Math.Min(ViewBlocks.Rows, (top / ViewBlocks.Side) + span); row++)
        {
            for (var column = left / ViewBlocks.Side; column < (left / ViewBlocks.Side) + span; column++)
            {
                var block = (row * ViewBlocks.Columns) + column;
                weight += reference.IsTextured(block) ? reference.Weights[block] : 0;
            }
        }

        return weight;
    }

    /// <summary>
    /// The top of the parabola through the correlations of the agreeing blocks at the best shift and its neighbours; keeps
    /// the correlations of the best.
    /// </summary>
    private (float X, float Y) Refine(Vote best)
    {
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            _correlations[block] = reference.IsLearnt(block) ? Correlate(block, best.X, best.Y) : 0;
            _trial[block] = reference.IsTextured(block) && _correlations[block] >= ViewReference.Same ? reference.Weights[block] : 0;
        }

        return (best.X + Peak(best, 1, 0), best.Y + Peak(best, 0, 1));
    }

    private float Peak(Vote best, int x, int y)
    {
        float before = 0, middle = 0, after = 0;
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            if (_trial[block] > 0 && (x == 1 ? reference.PinsX(block) : reference.PinsY(block))
                && IsInside(block, best.X - x, best.Y - y) && IsInside(block, best.X + x, best.Y + y))
            {
                before += _trial[block] * Correlate(block, best.X - x, best.Y - y);
                middle += _trial[block] * _correlations[block];
                after += _trial[block] * Correlate(block, best.X + x, best.Y + y);
            }
        }

        var bend = before - (2 * middle) + after;
        return bend < 0 ? Math.Clamp((before - after) / (2 * bend), -0.5f, 0.5f) : 0;
    }

    private static bool IsPinned(Vote vote) => vote.PinsX >= LeastPins && vote.PinsY >= LeastPins;

    private readonly record struct Vote(int X, int Y, float Share, float Score, int PinsX, int PinsY);
}
