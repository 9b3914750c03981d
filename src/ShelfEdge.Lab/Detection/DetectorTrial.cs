using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Detection;

/// <summary>Runs one model over labelled sets, as INT8 and, where its graph lies in the folder, as FP32.</summary>
internal sealed class DetectorTrial(ModelFolder folder, double? minScore, int threads)
{
    // Average precision needs the unsure detections too.
    private const double ScoreFloor = 0.05;

    private readonly float _minScore = (float?)minScore ?? folder.Manifest.Thresholds.Score;

    /// <summary>Judges both graphs; the failures that are drawn are those of the graph of the manifest.</summary>
    /// <exception cref="ModelException">A graph is refused.</exception>
    /// <exception cref="FrameSourceException">A picture cannot be read.</exception>
    public DetectorReport Run(
        IReadOnlyList<(string Name, IReadOnlyList<LabelledPicture> Pictures)> sets, FailureFolder? failures, CancellationToken cancellation)
    {
        var rows = sets.Select(_ => new List<SetScores>()).ToArray();
        List<ModelFolder> graphs = [folder];
        if (folder.FindFloatGraph() is { } floats)
        {
            graphs.Add(floats);
        }

        foreach (ModelFolder graph in graphs)
        {
            using OnnxDetector detector = OnnxDetector.Open(
                graph, new DetectorOptions { Threads = threads, ScoreThreshold = ScoreFloor }, TimeProvider.System);
            for (int i = 0; i < sets.Count; i++)
            {
                WorstPictures? worst = failures is null || graph != folder ? null : new WorstPictures(failures.MostPerSet);
                rows[i].Add(new SetScores(sets[i].Name, graph.Manifest.File, Judge(detector, sets[i].Pictures, worst, cancellation)));
                if (failures is not null && worst is not null)
                {
                    DetectionFailures.Draw(failures, sets[i].Name, worst.Pictures);
                }
            }
        }

        return new DetectorReport(
            $"{folder.Manifest.Name} {folder.Manifest.Version}",
            Math.Round(_minScore, 4),
            [.. rows.SelectMany(set => set)]);
    }

    private DetectionScores Judge(
        OnnxDetector detector, IReadOnlyList<LabelledPicture> pictures, WorstPictures? worst, CancellationToken cancellation)
    {
        using var frames = new PictureFrame();
        var found = new Found[detector.MaxDetections];
        var evaluation = new DetectionEvaluation(_minScore);
        foreach (LabelledPicture picture in pictures)
        {
            cancellation.ThrowIfCancellationRequested();
            using Frame frame = frames.Read(picture.Path);
            int count = detector.Detect(frame, found, out _);
            PictureVerdict verdict = evaluation.Add(found.AsSpan(0, count), picture);
            worst?.Add(verdict);
        }

        return evaluation.Judge();
    }
}
