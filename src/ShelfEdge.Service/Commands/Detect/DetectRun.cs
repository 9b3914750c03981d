using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Detects in all pictures of a request. A picture that fails is named and the others go on.</summary>
internal static class DetectRun
{
    /// <exception cref="ModelException">The model is refused.</exception>
    /// <exception cref="InvalidDataException">The annotations are none.</exception>
    /// <exception cref="IOException">A list or the folder of drawings cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A list or the folder of drawings may not be written.</exception>
    public static DetectReport Run(DetectRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var pictures = PictureList.Of(request.Paths);
        var problems = new List<string>(pictures.Problems);
        using var detector = new PictureDetector(request.Detector, request.GapFile is not null, pictures.Paths.Count, time);
        var ids = request.AnnotationFile is null ? null : ImageIds.Read(request.AnnotationFile);
        using var recognizer = request.Recognition is { } recognition
            ? RecognizerOpening.Open(recognition, Planogram.Empty, new RestockOptions(), time)
            : null;
        using var list = request.OutFile is null ? null : new DetectionListFile(request.OutFile, ids);
        using var gapList = request.GapFile is null ? null : new GapListFile(request.GapFile, ids);
        var gapFinder = request.GapFile is null ? null : new FrameGaps(detector.Manifest);
        using var drawings = request.DrawFolder is null ? null : new AnnotatedPictures(request.DrawFolder);
        var (done, total, totalGaps) = (0, 0, 0);
        foreach (var path in pictures.Paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                detector.Detect(path, (frame, found, seen) =>
                {
                    var matches = recognizer is null ? [] : Recognize(recognizer, frame, found);
                    list?.Add(Path.GetFileName(path), found, detector.Classes, matches.AsSpan());
                    var gaps = gapFinder is null ? [] : gapFinder.Find(frame, found, seen);
                    gapList?.Add(Path.GetFileName(path), gaps.AsSpan(), gapFinder!.Products);
                    (done, total, totalGaps) = (done + 1, total + found.Length, totalGaps + gaps.Length);
                    drawings?.Write(path, frame, found, detector.Classes, gaps.AsSpan());
                });
            }
            catch (FrameSourceException e)
            {
                problems.Add(e.Message);
            }
            catch (IOException e)
            {
                problems.Add($"{path}: {e.Message}");
            }
        }

        list?.Complete();
        gapList?.Complete();
        return new DetectReport(
            detector.Model,
            request.Detector.ScoreThreshold ?? detector.DefaultMinScore,
            done,
            total,
            request.GapFile is null ? null : totalGaps,
            detector.CutPictures,
            problems,
            detector.Stages);
    }

    private static ImmutableArray<SkuMatch> Recognize(ShelfRecognizer recognizer, Frame frame, ReadOnlySpan<Detection> found) =>
        recognizer.Recognize(
            frame,
            new FrameDetections(
                frame.Camera, frame.Number, frame.CapturedAt, frame.WidthPixels, frame.HeightPixels, ImmutableArray.Create(found)),
            out _);
}
