using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Detection;

/// <summary>Runs one model over labelled sets, as INT8 and, where its graph lies in the folder, as FP32.</summary>
internal sealed class DetectorTrial
{
    // Average precision needs the unsure detections too.
    private const double ScoreFloor = 0.05;

    private readonly ModelFolder _folder;
    private readonly int _threads;
    private readonly float _minScore;

    /// <exception cref="ModelException">The model is refused.</exception>
    public DetectorTrial(string modelDirectory, double? minScore, int threads)
    {
        _folder = ModelFolder.Open(modelDirectory);
        _threads = threads;
        _minScore = (float?)minScore ?? _folder.Manifest.Thresholds.Score;
    }

    /// <exception cref="ModelException">A graph is refused.</exception>
    /// <exception cref="FrameSourceException">A picture cannot be read.</exception>
    public DetectorReport Run(IReadOnlyList<(string Name, IReadOnlyList<LabelledPicture> Pictures)> sets, CancellationToken cancellation)
    {
        var rows = sets.Select(_ => new List<SetScores>()).ToArray();
        List<ModelFolder> graphs = [_folder];
        if (_folder.FindFloatGraph() is { } floats)
        {
            graphs.Add(floats);
        }

        foreach (ModelFolder graph in graphs)
        {
            using OnnxDetector detector = OnnxDetector.Open(
                graph, new DetectorOptions { Threads = _threads, ScoreThreshold = ScoreFloor }, TimeProvider.System);
            for (int i = 0; i < sets.Count; i++)
            {
                rows[i].Add(new SetScores(sets[i].Name, graph.Manifest.File, Judge(detector, sets[i].Pictures, cancellation)));
            }
        }

        return new DetectorReport(
            $"{_folder.Manifest.Name} {_folder.Manifest.Version}",
            Math.Round(_minScore, 4),
            [.. rows.SelectMany(set => set)]);
    }

    private DetectionScores Judge(OnnxDetector detector, IReadOnlyList<LabelledPicture> pictures, CancellationToken cancellation)
    {
        using var pool = new FramePool(new CameraId("pictures"), capacity: 1, TimeProvider.System);
        var found = new Found[detector.MaxDetections];
        var evaluation = new DetectionEvaluation(_minScore);
        foreach (LabelledPicture picture in pictures)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!pool.TryRent(out Frame? frame))
            {
                throw new InvalidOperationException("The frame of the last picture was not given back.");
            }

            using (frame)
            {
                ImageFile.Read(picture.Path, frame);
                int count = detector.Detect(frame, found, out _);
                evaluation.Add(found.AsSpan(0, count), picture);
            }
        }

        return evaluation.Judge();
    }
}
