using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Lab.Recognition;

namespace ShelfEdge.Lab.Tests.Recognition;

/// <summary>Sets of crops without pictures, with vectors made by the test.</summary>
internal static class TinySet
{
    public const int Dimensions = 8;

    public static readonly Gallery Empty = Gallery.Empty(new string('0', 64), Dimensions);

    public static CropSet Of(params IEnumerable<(string Sku, string Group)> crops) => new(
        "tiny", [.. crops.Select(crop => new ProductCrop("none.jpg", null, new Sku(crop.Sku), crop.Group))]);

    /// <summary>Points along an axis, turned towards the next one by an angle.</summary>
    public static float[] Turned(int axis, double degrees)
    {
        var vector = new float[Dimensions];
        vector[axis] = (float)Math.Cos(double.DegreesToRadians(degrees));
        vector[axis + 1] = (float)Math.Sin(double.DegreesToRadians(degrees));
        return vector;
    }

    public static RecognitionExam Exam(CropSet set, IEnumerable<float[]> vectors, double threshold = 0.5) =>
        new(set, [.. vectors.SelectMany(vector => vector)], Empty, threshold, seed: 1);

    /// <summary>Crops of some SKUs in some stores, near one another by SKU, with noise enough to be mixed up now and then.</summary>
    public static (CropSet Set, float[] Vectors) Draw(int seed, int crops, int skus, int stores)
    {
        var random = new Random(seed);
        float[][] middles = [.. Enumerable.Range(0, skus).Select(_ => Noise(random, 1))];
        var set = ImmutableArray.CreateBuilder<(string, string)>();
        var vectors = new List<float>();
        for (int i = 0; i < crops; i++)
        {
            int sku = random.Next(skus);
            float[] vector = [.. middles[sku].Zip(Noise(random, 1.2f), (middle, noise) => middle + noise)];
            Assert.True(Gallery.TryNormalize(vector));
            vectors.AddRange(vector);
            set.Add(($"sku-{sku}", $"store-{random.Next(stores)}"));
        }

        return (Of(set), [.. vectors]);
    }

    private static float[] Noise(Random random, float size) =>
        [.. Enumerable.Range(0, Dimensions).Select(_ => size * ((2 * random.NextSingle()) - 1))];
}
