using ShelfEdge.Core.Detection;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>Writes pictures with their detections drawn in, as JPEG under the name of the picture.</summary>
internal sealed class AnnotatedPictures : IDisposable
{
    private static readonly PaintColour[] Colours =
        [new(64, 220, 80), new(255, 160, 0), new(60, 160, 255), new(240, 80, 200), new(250, 230, 60), new(80, 230, 230)];

    private static readonly PaintColour GapColour = new(240, 40, 40);

    private readonly FramePainter _painter = new();
    private readonly string _folder;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public AnnotatedPictures(string folder) => _folder = Directory.CreateDirectory(folder).FullName;

    /// <exception cref="IOException">The picture cannot be written, or would replace its own original.</exception>
    public void Write(string path, Frame frame, ReadOnlySpan<Detection> detections, IReadOnlyList<string> classes, ReadOnlySpan<ShelfGap> gaps)
    {
        var target = Path.Combine(_folder, TargetName(path));
        if (target == Path.GetFullPath(path))
        {
            throw new IOException("drawing into the folder of the picture would replace it");
        }

        _painter.Begin(frame);
        foreach (var detection in detections)
        {
            // With a single class its name on every box says nothing.
            var label = classes.Count > 1 ? classes[detection.ClassIndex] : null;
            _painter.DrawBox(detection.Box, label, detection.Score, Colours[detection.ClassIndex % Colours.Length]);
        }

        foreach (var gap in gaps)
        {
            _painter.DrawBox(gap.Box, GapListFile.Category, gap.Score, GapColour);
        }

        File.WriteAllBytes(target, _painter.ToJpeg());
    }

    public void Dispose() => _painter.Dispose();

    private static string TargetName(string path)
    {
        var name = Path.GetFileName(path);
        return Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" ? name : name + ".jpg";
    }
}
