namespace ShelfEdge.Core.Sight;

/// <summary>How the brightness of one picture is spread.</summary>
/// <param name="Bright">Level that 95 % of the pixels do not exceed.</param>
/// <param name="WhiteShare">Share of pixels that are white.</param>
internal readonly record struct Exposure(int Bright, float WhiteShare)
{
    /// <summary>Pixels as bright are white: what the camera made of them says nothing any more.</summary>
    public const int White = 240;

    // Under these levels of the brightest twentieth nothing, or hardly anything, is lit.
    private const int Black = 22;
    private const int Dim = 44;
    private const float MostWhite = 0.6f;

    /// <summary>Nothing is lit.</summary>
    public bool IsBlack => Bright < Black;

    /// <summary>Too dim to count.</summary>
    public bool IsDim => Bright < Dim;

    /// <summary>Most of the picture is white.</summary>
    public bool IsWhite => WhiteShare > MostWhite;

    public static Exposure Of(ReadOnlySpan<byte> grey)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var value in grey)
        {
            counts[value]++;
        }

        var white = 0;
        for (var level = White; level < 256; level++)
        {
            white += counts[level];
        }

        var bright = 255;
        for (var above = counts[255]; above < grey.Length / 20; above += counts[bright])
        {
            bright--;
        }

        return new Exposure(bright, (float)white / grey.Length);
    }
}
