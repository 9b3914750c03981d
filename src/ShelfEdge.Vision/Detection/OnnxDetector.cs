using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// A detector in ONNX Runtime on the CPU. Every buffer is made when it is opened; a frame costs no managed allocation
/// once its size has been seen.
/// </summary>
public sealed class OnnxDetector : IDetector
{
    private readonly InputWriter _input;
    private readonly ModelSession _session;
    private readonly DetectionDecoder _decoder;
    private readonly TimeProvider _time;
    private readonly float _minScore;
    private readonly float _minGapScore;
    private readonly FrameTiles? _tiles;

    private OnnxDetector(ModelSession session, InputWriter input, DetectorOptions options, TimeProvider time)
    {
        (_session, _input, _time) = (session, input, time);
        _minScore = (float?)options.ScoreThreshold ?? Manifest.Thresholds.Score;
        _minGapScore = MathF.Min((float?)options.ScoreThreshold ?? 1, Manifest.Thresholds.Gap);
        _decoder = new DetectionDecoder(Manifest);
        _tiles = options.TilePixels is null ? null : new FrameTiles(Manifest, options);
    }

    /// <inheritdoc/>
    public ModelManifest Manifest => _session.Manifest;

    /// <inheritdoc/>
    public int MaxDetections => _tiles is null ? _decoder.MaxDetections : TileMerging.MaxDetections;

    /// <inheritdoc cref="DetectionDecoder.LostCandidates"/>
    public long LostCandidates => _decoder.LostCandidates;

    /// <summary>Frames in which <see cref="MaxDetections"/>, or that of the model in a tile, cut detections off.</summary>
    public long CutFrames { get; private set; }

    /// <summary>Loads the model that the options name, checks its hash and shapes, and runs it once.</summary>
    /// <param name="options">Copied; within their ranges.</param>
    /// <param name="time">Measures <see cref="DetectionTimings"/>.</param>
    /// <exception cref="ModelException">The model is refused; the message says why.</exception>
    public static OnnxDetector Open(DetectorOptions options, TimeProvider time) =>
        Open(ModelFolder.Open(ModelFolder.Locate(options.ModelDirectory)), options, time);

    /// <summary>Loads the model of a folder that has been opened; <see cref="DetectorOptions.ModelDirectory"/> is not looked at.</summary>
    /// <inheritdoc cref="Open(DetectorOptions, TimeProvider)"/>
    public static OnnxDetector Open(ModelFolder folder, DetectorOptions options, TimeProvider time)
    {
        if (folder.Manifest.Task != ModelTask.Detection)
        {
            throw new ModelException(folder.Path, ["manifest.json: $.task: must be \"detection\" for a detector"]);
        }

        InputWriter? input = null;
        ModelSession? session = null;
        try
        {
            session = ModelSession.Load(folder, taken => (input = new InputWriter(taken)).Tensor, options.Threads);
            return new OnnxDetector(session, input!, options, time);
        }
        catch
        {
            session?.Dispose();
            input?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Detect(Frame frame, Span<Core.Detection.Detection> detections, out DetectionTimings timings) =>
        Detect(frame, detections, [], out _, out timings);

    /// <inheritdoc/>
    public int Detect(
        Frame frame,
        Span<Core.Detection.Detection> detections,
        Span<Core.Detection.Detection> gaps,
        out int gapCount,
        out DetectionTimings timings)
    {
        var cutPasses = _decoder.CutFrames;
        var start = _time.GetTimestamp();
        var letterbox = _input.Write(frame);
        var count = Finish(start, letterbox, detections, out timings);
        gapCount = 0;
        if (!gaps.IsEmpty)
        {
            start = _time.GetTimestamp();
            gapCount = _decoder.DecodeGaps(_session.Outputs, letterbox, _minGapScore, gaps);
            timings = timings with { Decode = timings.Decode + _time.GetElapsedTime(start) };
        }

        var isCut = false;
        if (_tiles?.GridOf(frame) is { Tiles.Length: > 1 } grid)
        {
            var merging = _tiles.Merging;
            merging.Clear();
            merging.AddWhole(detections[..count]);
            foreach (ref readonly var tile in grid.Tiles.AsSpan())
            {
                start = _time.GetTimestamp();
                count = Finish(start, _input.Write(frame, tile), detections, out var pass);
                merging.AddTile(detections[..count], tile, grid);
                timings += pass;
            }

            start = _time.GetTimestamp();
            count = merging.Merge(detections, out isCut);
            timings = timings with { Decode = timings.Decode + _time.GetElapsedTime(start) };
        }

        CutFrames += isCut || _decoder.CutFrames > cutPasses ? 1 : 0;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _input.Dispose();
    }

    // One pass of the network over a tensor that is filled.
    private int Finish(
        long start, in Letterbox letterbox, Span<Core.Detection.Detection> detections, out DetectionTimings timings)
    {
        var written = _time.GetTimestamp();
        _session.Run();
        var ran = _time.GetTimestamp();
        var count = _decoder.Decode(_session.Outputs, letterbox, _minScore, detections);
        timings = new DetectionTimings(
            _time.GetElapsedTime(start, written), _time.GetElapsedTime(written, ran), _time.GetElapsedTime(ran));
        return count;
    }
}
