using ShelfEdge.Core.Geometry;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Recognition;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Recognition;

/// <summary>Makes vectors of the crops of a set, picture by picture, as the product does with the boxes of a frame.</summary>
internal static class CropEmbedder
{
    /// <returns>For each crop so many values as the model has dimensions, of length 1, in the order of the crops.</returns>
    /// <exception cref="FrameSourceException">A picture cannot be read.</exception>
    /// <exception cref="InvalidDataException">The model gives a crop no direction.</exception>
    public static float[] Embed(CropSet set, OnnxRecognizer recognizer, CancellationToken cancellation)
    {
        int dimensions = recognizer.Dimensions;
        var vectors = new float[set.Crops.Length * dimensions];
        using var frames = new PictureFrame();
        foreach (IGrouping<string, int> picture in Enumerable.Range(0, set.Crops.Length).GroupBy(i => set.Crops[i].Path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            int[] crops = [.. picture];
            using Frame frame = frames.Read(picture.Key);
            var whole = new Box(0, 0, frame.WidthPixels, frame.HeightPixels);
            Found[] boxes = [.. crops.Select(i => new Found(set.Crops[i].Box ?? whole, 0, 1))];
            var found = new float[crops.Length * dimensions];
            recognizer.Embed(frame, boxes, found, out _);
            for (int i = 0; i < crops.Length; i++)
            {
                ReadOnlySpan<float> vector = found.AsSpan(i * dimensions, dimensions);
                if (!vector.ContainsAnyExcept(0f))
                {
                    throw new InvalidDataException($"{set.Name}: the model gives no direction to a crop of {picture.Key}");
                }

                vector.CopyTo(vectors.AsSpan(crops[i] * dimensions));
            }
        }

        return vectors;
    }
}
