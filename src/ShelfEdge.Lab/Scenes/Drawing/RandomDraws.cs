using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>Draws from a seeded generator. Every picture is a function of the seed alone.</summary>
internal static class RandomDraws
{
    extension(Random random)
    {
        /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
        public float Between(float low, float high) => low + ((high - low) * random.NextSingle());

        /// <summary>Uniform whole number, both ends included.</summary>
        public int Whole(int low, int high) => random.Next(low, high + 1);

        public bool Chance(double probability) => random.NextDouble() < probability;

        public T Pick<T>(ReadOnlySpan<T> from) => from[random.Next(from.Length)];

        public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        /// <summary>About normal: mean 0, standard deviation 1, never beyond 3.5.</summary>
        public float Bell()
        {
            float sum = 0;
            for (int i = 0; i < 4; i++)
            {
                sum += random.NextSingle();
            }

            return (sum - 2) * 1.732f;
        }

        /// <summary>A generator for a part of the scene, so that one part's draws do not move another's.</summary>
        public Random Fork() => new(random.Next());

        public SKColor Hsv(float hueLow, float hueHigh, float saturationLow, float saturationHigh, float valueLow, float valueHigh) =>
            SKColor.FromHsv(
                ((random.Between(hueLow, hueHigh) % 360) + 360) % 360,
                random.Between(saturationLow, saturationHigh),
                random.Between(valueLow, valueHigh));

        /// <summary>A near grey between two brightnesses, 0 to 255, slightly warm or cold.</summary>
        public SKColor Grey(float low, float high)
        {
            float value = random.Between(low, high);
            float warm = random.Between(-6, 6);
            return new SKColor(ToByte(value + warm), ToByte(value), ToByte(value - warm));
        }
    }

    /// <summary>Scales brightness; 1 leaves the colour as it is.</summary>
    public static SKColor Lit(this SKColor colour, float factor) => new(
        ToByte(colour.Red * factor), ToByte(colour.Green * factor), ToByte(colour.Blue * factor), colour.Alpha);

    public static SKColor Mixed(this SKColor colour, SKColor other, float share) => new(
        ToByte(colour.Red + ((other.Red - colour.Red) * share)),
        ToByte(colour.Green + ((other.Green - colour.Green) * share)),
        ToByte(colour.Blue + ((other.Blue - colour.Blue) * share)),
        ToByte(colour.Alpha + ((other.Alpha - colour.Alpha) * share)));

    public static float Luma(this SKColor colour) =>
        ((0.299f * colour.Red) + (0.587f * colour.Green) + (0.114f * colour.Blue)) / 255f;

    private static byte ToByte(float value) => (byte)Math.Clamp(value, 0, 255);
}
