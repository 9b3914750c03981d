using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>How the camera turns light into numbers. Gains are factors, noise is in grey levels of 255.</summary>
internal sealed record SensorSettings
{
    public float RedGain { get; init; } = 1;

    public float GreenGain { get; init; } = 1;

    public float BlueGain { get; init; } = 1;

    public float Gamma { get; init; } = 1;

    /// <summary>Above 1 deepens shadows and lifts lights about the middle.</summary>
    public float Contrast { get; init; } = 1;

    /// <summary>Level added to black: haze and screen glare.</summary>
    public float Haze { get; init; }

    public float Saturation { get; init; } = 1;

    /// <summary>Share of light lost in the corners.</summary>
    public float Vignette { get; init; }

    public float Noise { get; init; }

    /// <summary>Share by which the light of a line may differ: lamps that flicker while a rolling shutter reads.</summary>
    public float Banding { get; init; }

    /// <summary>Bands over the height of the picture.</summary>
    public float Bands { get; init; } = 1;

    /// <summary>Strength of the sharpening that phones apply; 0 is none.</summary>
    public float Sharpening { get; init; }

    public int JpegQuality { get; init; } = 85;

    public static SensorSettings Draw(Random random)
    {
        float exposure = MathF.Exp(0.07f + (random.Bell() * 0.13f));
        float warmth = random.Bell() * 0.07f;
        float tint = random.Bell() * 0.015f;
        return new SensorSettings
        {
            RedGain = exposure * (1 + warmth + tint),
            GreenGain = exposure * (1 - tint),
            BlueGain = exposure * (1 - warmth + tint),
            Gamma = MathF.Exp(random.Bell() * 0.12f),
            Contrast = random.Chance(0.15) ? random.Between(1.3f, 1.7f) : random.Between(1, 1.4f),
            Haze = random.Chance(0.15) ? random.Between(0, 35) : 0,
            Saturation = random.Chance(0.03) ? 0 : random.Chance(0.2) ? random.Between(1.3f, 1.75f) : random.Between(0.8f, 1.4f),
            Banding = random.Chance(0.08) ? random.Between(0.04f, 0.22f) : 0,
            Bands = random.Between(1.5f, 14),
            Vignette = random.Chance(0.5) ? random.Between(0, 0.4f) : 0,
            Noise = random.Chance(0.7) ? MathF.Pow(random.NextSingle(), 2) * 9 : 0,
            Sharpening = random.Chance(0.75) ? random.Between(0.2f, 1.3f) : 0,
            JpegQuality = random.Whole(40, 95),
        };
    }
}
