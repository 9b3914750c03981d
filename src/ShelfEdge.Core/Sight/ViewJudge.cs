namespace ShelfEdge.Core.Sight;

/// <summary>Compares the look of a frame with what was learnt of its view: is it hidden, is it less sharp. Pure.</summary>
internal static class ViewJudge
{
    // A block with less of its structure, or with no more than plain paper has, shows nothing.
    private const float FlatShare = 0.35f;
    private const float PaperDeviation = 2.5f;
    private const float MostFlat = 0.95f;
    private const float LeastTextured = 0.04f;

    // Detail, relative to the contrast of the same blocks, under this share of what it was.
    private const float BlurShare = 0.55f;
    private const int LeastBlocks = 8;

    /// <summary>Nearly all that was learnt to have structure has none now.</summary>
    /// <param name="grey">The frame, at the place of the reference as far as that is known.</param>
    /// <param name="reference">What was learnt.</param>
    /// <param name="gain">Brightness of the frame by that of the reference, at most 1.</param>
    public static bool IsCovered(ReadOnlySpan<byte> grey, ViewReference reference, float gain)
    {
        float flat = 0, all = 0;
        var textured = 0;
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            var deviation = BlockCorrelation.Spread(ViewBlocks.Side, grey, ViewBlocks.PixelOf(block), SightSample.Width).Deviation;
            textured += deviation >= ViewReference.LeastDeviation * gain ? 1 : 0;
            if (reference.IsTextured(block))
            {
                all += reference.Weights[block];
                flat += deviation < Math.Max(PaperDeviation, FlatShare * gain * reference.Deviation(block)) ? reference.Weights[block] : 0;
            }
        }

        return reference.IsReady ? flat > MostFlat * all : textured < LeastTextured * ViewBlocks.Count;
    }

    /// <summary>
    /// The blocks that show what they did lack the detail that they had. Only the same content is compared, so what sells
    /// makes no difference, and relative to contrast, so neither does light.
    /// </summary>
    public static bool IsBlurred(ReadOnlySpan<float> detail, ViewReference reference, ReadOnlySpan<float> correlations)
    {
        int less = 0, all = 0;
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            if (reference.IsTextured(block) && correlations[block] >= ViewReference.Same && reference.Detail(block) > 0)
            {
                all++;
                less += detail[block] < BlurShare * reference.Detail(block) ? 1 : 0;
            }
        }

        return all >= LeastBlocks && less > all / 2;
    }

    /// <summary>Fine detail by block, per grey level of its deviation.</summary>
    /// <param name="sample">The frame.</param>
    /// <param name="grey">Its picture in the place of the reference.</param>
    /// <param name="x">Its shift in pixels of the grey picture.</param>
    /// <param name="y">The same, down.</param>
    /// <param name="detail">Receives it.</param>
    public static void ReadDetail(SightSample sample, ReadOnlySpan<byte> grey, float x, float y, Span<float> detail)
    {
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            var at = ViewBlocks.PixelOf(block);
            var column = (int)MathF.Round(((at % SightSample.Width) + x) / 8);
            var row = (int)MathF.Round(((at / SightSample.Width) + y) / 8);
            var sum = 0f;
            for (var i = 0; i < 4; i++)
            {
                var (cellX, cellY) = (Math.Clamp(column + (i % 2), 0, SightSample.DetailColumns - 1), Math.Clamp(row + (i / 2), 0, SightSample.DetailRows - 1));
                sum += sample.Detail[(cellY * SightSample.DetailColumns) + cellX];
            }

            var deviation = BlockCorrelation.Spread(ViewBlocks.Side, grey, at, SightSample.Width).Deviation;
            detail[block] = MathF.Sqrt(sum / 4) / Math.Max(deviation, 1);
        }
    }
}
