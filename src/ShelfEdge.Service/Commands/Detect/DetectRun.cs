using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Detects in all pictures of a request. A picture that fails is named and the others go on.</summary>
internal static class DetectRun
{
    /// <exception cref="ModelException">The model is refused.</exception>
    /// <exception cref="InvalidDataException">The annotations are none.</exception>
    /// <exception cref="IOException">The list or the folder of drawings cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The list or the folder of drawings may not be written.</exception>
    public static DetectReport Run(DetectRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var pictures = PictureList.Of(request.Paths);
        var problems = new List<string>(pictures.Problems);
        using var detector = new PictureDetector(request.Detector, pictures.Paths.Count, time);
        var ids = request.AnnotationFile is null ? null : ImageIds.Read(request.AnnotationFile);
        using var list = request.OutFile is null ? null : new DetectionListFile(request.OutFile, ids);
        using var drawings = request.DrawFolder is null ? null : new AnnotatedPictures(request.DrawFolder);
        var (done, total) = (0, 0);
        foreach (var path in pictures.Paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                detector.Detect(path, (frame, found) =>
                {
                    list?.Add(Path.GetFileName(path), found, detector.Classes);
                    (done, total) = (done + 1, total + found.Length);
                    drawings?.Write(path, frame, found, detector.Classes);
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
        return new DetectReport(
            detector.Model,
            request.Detector.ScoreThreshold ?? detector.DefaultMinScore,
            done,
            total,
            detector.CutPictures,
            problems,
            detector.Stages);
    }
}
