using ShelfEdge.Core.Detection;
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

    private OnnxDetector(ModelSession session, InputWriter input, DetectorOptions options, TimeProvider time)
    {
        (_session, _input, _time) = (session, input, time);
        _minScore = (float?)options.ScoreThreshold ?? Manifest.Thresholds.Score;
        _decoder = new DetectionDecoder(Manifest);
    }

    /// <inheritdoc/>
    public ModelManifest Manifest => _session.Manifest;

    /// <inheritdoc/>
    public int MaxDetections => _decoder.MaxDetections;

    /// <inheritdoc cref="DetectionDecoder.LostCandidates"/>
    public long LostCandidates => _decoder.LostCandidates;

    /// <inheritdoc cref="DetectionDecoder.CutFrames"/>
    public long CutFrames => _decoder.CutFrames;

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
        InputWriter? input = null;
        try
        {
            var session = ModelSession.Load(folder, taken => (input = new InputWriter(taken)).Tensor, options.Threads);
            return new OnnxDetector(session, input!, options, time);
        }
        catch
        {
            input?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Detect(Frame frame, Span<Core.Detection.Detection> detections, out DetectionTimings timings)
    {
        var start = _time.GetTimestamp();
        var letterbox = _input.Write(frame);
        var written = _time.GetTimestamp();
        _session.Run();
        var ran = _time.GetTimestamp();
        var count = _decoder.Decode(_session.Outputs, letterbox, _minScore, detections);
        timings = new DetectionTimings(
            _time.GetElapsedTime(start, written), _time.GetElapsedTime(written, ran), _time.GetElapsedTime(ran));
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _input.Dispose();
    }
}
