namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>Applies <see cref="SensorSettings"/> to a picture in place; pixels are four bytes, blue first.</summary>
internal static class Sensor
{
    private const int NoiseTableSize = 1 << 14;

    public static void Develop(uint[] pixels, int width, int height, SensorSettings settings, Random random)
    {
        short[] red = Curve(settings, settings.RedGain);
        short[] green = Curve(settings, settings.GreenGain);
        short[] blue = Curve(settings, settings.BlueGain);
        sbyte[] noise = NoiseTable(settings.Noise, random);
        int saturation = (int)(settings.Saturation * 256);
        float norm = 4f / ((width * (float)width) + (height * (float)height));
        float phase = random.NextSingle() * MathF.Tau;
        uint state = (uint)random.Next() | 1;
        for (int y = 0; y < height; y++)
        {
            float dy = y - (height / 2f);
            int line = (int)(256 * (1 - (settings.Banding * (0.5f + (0.5f * MathF.Sin(phase + (settings.Bands * MathF.Tau * y / height)))))));
            for (int x = 0; x < width; x++)
            {
                int at = (y * width) + x;
                uint p = pixels[at];
                int b = blue[p & 255], g = green[(p >> 8) & 255], r = red[(p >> 16) & 255];
                if (line != 256)
                {
                    b = (b * line) >> 8;
                    g = (g * line) >> 8;
                    r = (r * line) >> 8;
                }

                if (settings.Vignette > 0)
                {
                    float dx = x - (width / 2f);
                    int gain = (int)(256 * (1 - (settings.Vignette * ((dx * dx) + (dy * dy)) * norm)));
                    b = (b * gain) >> 8;
                    g = (g * gain) >> 8;
                    r = (r * gain) >> 8;
                }

                if (saturation != 256)
                {
                    int grey = ((r * 77) + (g * 151) + (b * 28)) >> 8;
                    b = grey + (((b - grey) * saturation) >> 8);
                    g = grey + (((g - grey) * saturation) >> 8);
                    r = grey + (((r - grey) * saturation) >> 8);
                }

                if (settings.Noise > 0)
                {
                    state ^= state << 13;
                    state ^= state >> 17;
                    state ^= state << 5;
                    int shared = noise[state & (NoiseTableSize - 1)];
                    b += shared + (noise[(state >> 4) & (NoiseTableSize - 1)] >> 1);
                    g += shared + (noise[(state >> 11) & (NoiseTableSize - 1)] >> 2);
                    r += shared + (noise[(state >> 18) & (NoiseTableSize - 1)] >> 1);
                }

                pixels[at] = 0xFF000000u | ((uint)Math.Clamp(r, 0, 255) << 16) | ((uint)Math.Clamp(g, 0, 255) << 8) | (uint)Math.Clamp(b, 0, 255);
            }
        }
    }

    /// <summary>Adds the difference from the mean of the four neighbours, as phones do; the outermost pixels stay as they are.</summary>
    public static void Sharpen(uint[] source, uint[] pixels, int width, int height, float strength)
    {
        int amount = (int)(strength * 64);
        for (int y = 1; y < height - 1; y++)
        {
            for (int x = 1; x < width - 1; x++)
            {
                int at = (y * width) + x;
                uint c = source[at], n = source[at - width], s = source[at + width], w = source[at - 1], e = source[at + 1];
                uint result = 0xFF000000u;
                for (int shift = 0; shift <= 16; shift += 8)
                {
                    int middle = (int)(c >> shift) & 255;
                    int around = (int)((n >> shift) & 255) + (int)((s >> shift) & 255) + (int)((w >> shift) & 255) + (int)((e >> shift) & 255);
                    int value = middle + ((((4 * middle) - around) * amount) >> 8);
                    result |= (uint)Math.Clamp(value, 0, 255) << shift;
                }

                pixels[at] = result;
            }
        }
    }

    private static short[] Curve(SensorSettings settings, float gain)
    {
        var curve = new short[256];
        for (int i = 0; i < 256; i++)
        {
            float v = MathF.Pow(i / 255f, settings.Gamma) * gain;
            v = ((v - 0.5f) * settings.Contrast) + 0.5f;
            v = v > 0.85f ? 0.85f + (0.15f * MathF.Tanh((v - 0.85f) / 0.15f)) : v;
            curve[i] = (short)Math.Clamp(settings.Haze + (v * (255 - settings.Haze)), 0, 255);
        }

        return curve;
    }

    private static sbyte[] NoiseTable(float sigma, Random random)
    {
        var table = new sbyte[NoiseTableSize];
        if (sigma > 0)
        {
            for (int i = 0; i < table.Length; i++)
            {
                float sum = random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f;
                table[i] = (sbyte)Math.Clamp(sum * 2 * sigma, -127, 127);
            }
        }

        return table;
    }
}
