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
    private readonly LetterboxWriter _letterbox;
    private readonly ModelSession _session;
    private readonly DetectionDecoder _decoder;
    private readonly TimeProvider _time;
    private readonly float _minScore;

    // At most one of them: the input tensor where the letterboxed picture itself cannot be it.
    private readonly byte[]? _bytes;
    private readonly float[]? _floats;

    private OnnxDetector(ModelFolder folder, DetectorOptions options, TimeProvider time)
    {
        if (folder.Manifest.Task != ModelTask.Detection)
        {
            throw new ModelException(folder.Path, ["manifest.json: $.task: must be \"detection\" for a detector"]);
        }

        Manifest = folder.Manifest;
        _time = time;
        _minScore = (float?)options.ScoreThreshold ?? Manifest.Thresholds.Score;
        _decoder = new DetectionDecoder(Manifest);
        _letterbox = new LetterboxWriter(Manifest.Input);

        var input = Manifest.Input;
        if (input.Element == TensorElement.Floats)
        {
            _floats = GC.AllocateArray<float>(input.Length, pinned: true);
        }
        else if (!TensorWriter.IsIdentity(input))
        {
            _bytes = GC.AllocateArray<byte>(input.Length, pinned: true);
        }

        try
        {
            _session = ModelSession.Load(folder, (Array?)_floats ?? _bytes ?? _letterbox.Picture, options.Threads);
        }
        catch
        {
            _letterbox.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ModelManifest Manifest { get; }

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
        new(ModelFolder.Open(ModelFolder.Locate(options.ModelDirectory)), options, time);

    /// <inheritdoc/>
    public int Detect(Frame frame, Span<Core.Detection.Detection> detections, out DetectionTimings timings)
    {
        var start = _time.GetTimestamp();
        var letterbox = _letterbox.Write(frame);
        if (_floats is not null)
        {
            TensorWriter.Write(_letterbox.Picture, Manifest.Input, _floats);
        }
        else if (_bytes is not null)
        {
            TensorWriter.Write(_letterbox.Picture, Manifest.Input, _bytes);
        }

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
        _letterbox.Dispose();
    }
}
