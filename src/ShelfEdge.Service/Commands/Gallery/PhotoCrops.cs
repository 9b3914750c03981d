using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>Reads photographs one after the other and embeds the product in each. Loads a detector only when one is needed.</summary>
internal sealed class PhotoCrops(OnnxRecognizer recognizer, CropChoice choice, TimeProvider time) : IDisposable
{
    private readonly FramePool _pool = new(new CameraId("photographs"), capacity: 1, time);
    private OnnxDetector? _detector;

    /// <summary>The vector of the product in a photograph.</summary>
    /// <exception cref="FrameSourceException">The photograph cannot be read.</exception>
    /// <exception cref="InvalidDataException">There is no product in it.</exception>
    /// <exception cref="ModelException">The detector is refused.</exception>
    public float[] Embed(string path) => Embed(path, frame => [Find(path, frame)]);

    /// <summary>The vectors of several products in one photograph.</summary>
    /// <inheritdoc cref="Embed(string)"/>
    public float[] Embed(string path, Func<Frame, Found[]> find)
    {
        if (!_pool.TryRent(out var frame))
        {
            throw new InvalidOperationException("The frame of the last photograph was not given back.");
        }

        using (frame)
        {
            ImageFile.Read(path, frame);
            var found = find(frame);
            var vectors = new float[found.Length * recognizer.Dimensions];
            recognizer.Embed(frame, found, vectors, out _);
            return vectors;
        }
    }

    /// <summary>Everything that is detected in a frame.</summary>
    /// <exception cref="ModelException">The detector is refused.</exception>
    public Found[] Detect(Frame frame)
    {
        _detector ??= OnnxDetector.Open(choice.Detector, time);
        var found = new Found[_detector.MaxDetections];
        return found[.._detector.Detect(frame, found, out _)];
    }

    public void Dispose()
    {
        _detector?.Dispose();
        _pool.Dispose();
    }

    private Found Find(string path, Frame frame)
    {
        var whole = new Box(0, 0, frame.WidthPixels, frame.HeightPixels);
        if (choice.Box is { } box)
        {
            return box.Intersect(whole).Area >= 1
                ? new Found(box, 0, 1)
                : throw new InvalidDataException(
                    $"{path}: the box lies outside the photograph of {frame.WidthPixels}x{frame.HeightPixels} pixels");
        }

        if (!choice.Detect)
        {
            return new Found(whole, 0, 1);
        }

        var found = Detect(frame);
        return found.Length > 0
            ? found.MaxBy(detection => detection.Box.Area)
            : throw new InvalidDataException($"{path}: no product was detected in it");
    }
}
