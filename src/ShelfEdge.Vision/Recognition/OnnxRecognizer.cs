using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Recognition;

/// <summary>
/// Turns the boxes of a frame into vectors by an embedding model in ONNX Runtime on the CPU, many boxes at once. Every buffer is
/// made when it is opened; a frame costs no managed allocation once its number of boxes, rounded up to eight, has been seen.
/// Not safe for concurrent calls.
/// </summary>
public sealed class OnnxRecognizer : IDisposable
{
    private readonly CropWriter _crops;
    private readonly EmbeddingSession _session;
    private readonly TimeProvider _time;
    private readonly int _batch;

    private OnnxRecognizer(ModelFolder folder, RecognizerOptions options, TimeProvider time)
    {
        Manifest = folder.Manifest;
        if (Manifest.Output is not EmbeddingOutput output)
        {
            throw new ModelException(folder.Path, ["manifest.json: $.task: must be \"embedding\" for a recognizer"]);
        }

        if (Manifest.Input.Element != TensorElement.Bytes || !TensorWriter.IsIdentity(Manifest.Input))
        {
            throw new ModelException(
                folder.Path, ["manifest.json: $.input: a recognizer takes type \"uint8\", layout \"nhwc\" and colour \"bgr\""]);
        }

        Dimensions = output.Dimensions;
        _time = time;
        _batch = options.Batch;
        _crops = new CropWriter(Manifest.Input, _batch);
        try
        {
            _session = EmbeddingSession.Load(folder, _crops.Tensor, _batch, options.Threads);
        }
        catch
        {
            _crops.Dispose();
            throw;
        }
    }

    /// <summary>Facts of the loaded model.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Loads the model that the options name, checks its hash and shapes, and runs it once.</summary>
    /// <param name="options">Copied; within their ranges.</param>
    /// <param name="time">Measures <see cref="RecognizerTimings"/>.</param>
    /// <exception cref="ModelException">The model is refused; the message says why.</exception>
    public static OnnxRecognizer Open(RecognizerOptions options, TimeProvider time) =>
        Open(ModelFolder.Open(ModelFolder.Locate(options.ModelDirectory, ModelFolder.ShippedRecognizer)), options, time);

    /// <summary>Loads the model of a folder that has been opened; <see cref="RecognizerOptions.ModelDirectory"/> is not looked at.</summary>
    /// <inheritdoc cref="Open(RecognizerOptions, TimeProvider)"/>
    public static OnnxRecognizer Open(ModelFolder folder, RecognizerOptions options, TimeProvider time) => new(folder, options, time);

    /// <summary>Embeds boxes of <paramref name="frame"/>, which stays the caller's.</summary>
    /// <param name="frame">The picture.</param>
    /// <param name="detections">Any number; a box is clamped to the frame.</param>
    /// <param name="embeddings">
    /// Receives <see cref="Dimensions"/> values for each, of length 1; zeros where the model gives no direction.
    /// </param>
    /// <param name="timings">Time per stage.</param>
    /// <exception cref="ArgumentException"><paramref name="embeddings"/> is too short.</exception>
    public void Embed(
        Frame frame, ReadOnlySpan<Found> detections, Span<float> embeddings, out RecognizerTimings timings)
    {
        if (embeddings.Length < detections.Length * Dimensions)
        {
            throw new ArgumentException($"Needs room for {detections.Length} vectors of {Dimensions}.", nameof(embeddings));
        }

        var (cut, inference) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var first = 0; first < detections.Length; first += _batch)
        {
            var part = detections.Slice(first, Math.Min(_batch, detections.Length - first));
            var start = _time.GetTimestamp();
            for (var i = 0; i < part.Length; i++)
            {
                _crops.Write(frame, part[i].Box, i);
            }

            var written = _time.GetTimestamp();
            _session.Run(part.Length);
            Take(part.Length, embeddings[(first * Dimensions)..]);
            cut += _time.GetElapsedTime(start, written);
            inference += _time.GetElapsedTime(written);
        }

        timings = new RecognizerTimings(cut, inference);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _crops.Dispose();
    }

    private void Take(int crops, Span<float> embeddings)
    {
        _session.Output.AsSpan(0, crops * Dimensions).CopyTo(embeddings);
        for (var i = 0; i < crops; i++)
        {
            var vector = embeddings.Slice(i * Dimensions, Dimensions);
            if (!Gallery.TryNormalize(vector))
            {
                vector.Clear();
            }
        }
    }
}
