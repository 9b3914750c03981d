using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Commands.Detect;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Recognition;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>Adds references to a gallery: all of a request or, when any is wrong, none.</summary>
internal static class GalleryAdd
{
    /// <returns>What was added, or every reason why nothing was.</returns>
    /// <exception cref="Vision.Detection.ModelException">A model is refused.</exception>
    /// <exception cref="InvalidDataException">The gallery or the planogram is none.</exception>
    /// <exception cref="IOException">The gallery cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The gallery may not be written.</exception>
    public static (GalleryChange? Change, IReadOnlyList<string> Problems) Run(
        RecognitionOptions options, GalleryAddRequest request, TimeProvider time)
    {
        using var recognizer = GalleryTarget.Open(options);
        var problems = new List<string>();
        var (sku, vectors) = Embed(recognizer, request, time, problems);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        try
        {
            var gallery = new GalleryStore(options.Gallery).Change(old => Add(old, options.Gallery, recognizer, sku, vectors));
            return (GalleryChange.Of(options.Gallery, sku, vectors.Length / recognizer.Dimensions, 0, gallery), []);
        }
        catch (ArgumentException exception)
        {
            // Too many, or a photograph of which the model makes nothing.
            return (null, [$"{options.Gallery}: {exception.Message}"]);
        }
    }

    private static Core.Recognition.Gallery Add(
        Core.Recognition.Gallery? old, string path, OnnxRecognizer recognizer, Sku sku, float[] vectors)
    {
        var gallery = old ?? Core.Recognition.Gallery.Empty(recognizer.Manifest.Sha256, recognizer.Dimensions);
        return gallery.FindMismatch(recognizer.Manifest.Sha256, recognizer.Dimensions) is { } mismatch
            ? throw new InvalidDataException($"{path}: {mismatch}")
            : gallery.With(sku, vectors);
    }

    private static (Sku Sku, float[] Vectors) Embed(
        OnnxRecognizer recognizer, GalleryAddRequest request, TimeProvider time, List<string> problems)
    {
        using var crops = new PhotoCrops(recognizer, request.Crops, time);
        if (request.CameraImage is { } picture)
        {
            return EmbedPosition(crops, request, picture, problems);
        }

        var vectors = new List<float>();
        foreach (var path in request.Photos.SelectMany(path => PictureList.Expand(path, problems)))
        {
            try
            {
                vectors.AddRange(crops.Embed(path));
            }
            catch (Exception exception) when (exception is FrameSourceException or InvalidDataException)
            {
                problems.Add(exception.Message);
            }
        }

        return (request.Sku!.Value, [.. vectors]);
    }

    private static (Sku Sku, float[] Vectors) EmbedPosition(
        PhotoCrops crops, GalleryAddRequest request, string picture, List<string> problems)
    {
        if (FindPosition(request.PlanogramFile!, request.Position!.Value, problems) is not var (planogram, position))
        {
            return default;
        }

        try
        {
            var vectors = crops.Embed(picture, frame => DetectAt(crops, frame, planogram, position));
            if (vectors.Length == 0)
            {
                problems.Add($"{picture}: nothing was detected at position {position.Id}");
            }

            return (request.Sku ?? position.Sku, vectors);
        }
        catch (FrameSourceException exception)
        {
            problems.Add(exception.Message);
            return default;
        }
    }

    private static (Planogram Planogram, Position Position)? FindPosition(string file, PositionId id, List<string> problems)
    {
        var read = PlanogramFile.Read(InputFile.ReadBytes(file, PlanogramLimits.Bytes));
        problems.AddRange(read.Errors.Select(error => $"{file}: {error}"));
        if (read.Planogram is not { } planogram)
        {
            return null;
        }

        if (planogram.Positions.FirstOrDefault(position => position.Id == id) is { } found)
        {
            return (planogram, found);
        }

        problems.Add($"{file}: there is no position {id}");
        return null;
    }

    private static Found[] DetectAt(PhotoCrops crops, Frame frame, Planogram planogram, Position position)
    {
        var found = crops.Detect(frame);
        var positions = new int[found.Length];
        new PositionLocator(planogram, position.Camera, new CountingRules()).Locate(
            new FrameDetections(
                position.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, ImmutableArray.Create(found)),
            positions);
        var index = planogram.Positions.Where(other => other.Camera == position.Camera).ToList().IndexOf(position);
        return [.. found.Where((_, i) => positions[i] == index)];
    }
}
