using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Tests.Recognition;

/// <summary>Galleries and vectors made by a seed.</summary>
internal static class SomeGallery
{
    public const int Dimensions = 16;

    public static readonly string Model = new('a', 64);

    public static Gallery Empty => Gallery.Empty(Model, Dimensions);

    /// <summary>SKUs <c>sku-0</c>, <c>sku-1</c>, ... with one to three vectors each.</summary>
    public static Gallery Of(int skus, int seed)
    {
        var random = new Random(seed);
        var gallery = Empty;
        for (var sku = 0; sku < skus; sku++)
        {
            for (var i = random.Next(3); i >= 0; i--)
            {
                gallery = gallery.With(new Sku($"sku-{sku}"), Vector(random));
            }
        }

        return gallery;
    }

    /// <summary>A direction of length 1.</summary>
    public static float[] Vector(Random random)
    {
        var vector = Enumerable.Range(0, Dimensions).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        Gallery.TryNormalize(vector);
        return vector;
    }

    /// <summary>The unit vector of one axis, leaning by <paramref name="lean"/> towards another.</summary>
    public static float[] Axis(int axis, int other = 0, float lean = 0)
    {
        var vector = new float[Dimensions];
        vector[axis] = 1;
        vector[other] += lean;
        Gallery.TryNormalize(vector);
        return vector;
    }
}
