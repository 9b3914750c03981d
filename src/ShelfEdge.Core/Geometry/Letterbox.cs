namespace ShelfEdge.Core.Geometry;

/// <summary>
/// The mapping between a frame and the model input into which the frame is scaled with its aspect ratio kept, centred,
/// the rest being padding. Both axes use the ratio of whole pixels that the resize really makes, so a box goes over and
/// back without drift even where rounding makes the two ratios differ. Pixel edges map to pixel edges.
/// </summary>
public readonly record struct Letterbox
{
    private Letterbox(int frameWidth, int frameHeight, int modelWidth, int modelHeight, int scaledWidth, int scaledHeight)
    {
        FrameWidthPixels = frameWidth;
        FrameHeightPixels = frameHeight;
        ModelWidthPixels = modelWidth;
        ModelHeightPixels = modelHeight;
        ScaledWidthPixels = scaledWidth;
        ScaledHeightPixels = scaledHeight;
    }

    /// <summary>Width of the frame, at least 1.</summary>
    public int FrameWidthPixels { get; }

    /// <summary>Height of the frame, at least 1.</summary>
    public int FrameHeightPixels { get; }

    /// <summary>Width of the model input, at least 1.</summary>
    public int ModelWidthPixels { get; }

    /// <summary>Height of the model input, at least 1.</summary>
    public int ModelHeightPixels { get; }

    /// <summary>Width of the scaled frame inside the model input, 1 to <see cref="ModelWidthPixels"/>.</summary>
    public int ScaledWidthPixels { get; }

    /// <summary>Height of the scaled frame inside the model input, 1 to <see cref="ModelHeightPixels"/>.</summary>
    public int ScaledHeightPixels { get; }

    /// <summary>Columns of padding left of the scaled frame; an odd rest goes to the right.</summary>
    public int LeftPixels => (ModelWidthPixels - ScaledWidthPixels) / 2;

    /// <summary>Rows of padding above the scaled frame; an odd rest goes below.</summary>
    public int TopPixels => (ModelHeightPixels - ScaledHeightPixels) / 2;

    /// <summary>The largest placement of the frame that fits the model input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public static Letterbox Fit(int frameWidthPixels, int frameHeightPixels, int modelWidthPixels, int modelHeightPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameWidthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameHeightPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(modelWidthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(modelHeightPixels);

        var scale = Math.Min((double)modelWidthPixels / frameWidthPixels, (double)modelHeightPixels / frameHeightPixels);
        return new Letterbox(
            frameWidthPixels,
            frameHeightPixels,
            modelWidthPixels,
            modelHeightPixels,
            Math.Clamp((int)Math.Round(frameWidthPixels * scale), 1, modelWidthPixels),
            Math.Clamp((int)Math.Round(frameHeightPixels * scale), 1, modelHeightPixels));
    }

    /// <summary>From pixels of the frame to pixels of the model input.</summary>
    public Box ToModel(Box box)
    {
        var across = (double)ScaledWidthPixels / FrameWidthPixels;
        var down = (double)ScaledHeightPixels / FrameHeightPixels;
        return new Box(
            (float)((box.X1 * across) + LeftPixels),
            (float)((box.Y1 * down) + TopPixels),
            (float)((box.X2 * across) + LeftPixels),
            (float)((box.Y2 * down) + TopPixels));
    }

    /// <summary>From pixels of the model input to pixels of the frame. What lies in the padding maps outside the frame.</summary>
    public Box ToFrame(Box box)
    {
        var across = (double)FrameWidthPixels / ScaledWidthPixels;
        var down = (double)FrameHeightPixels / ScaledHeightPixels;
        return new Box(
            (float)((box.X1 - LeftPixels) * across),
            (float)((box.Y1 - TopPixels) * down),
            (float)((box.X2 - LeftPixels) * across),
            (float)((box.Y2 - TopPixels) * down));
    }
}
