using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// Writes frames into the input tensor of a model. Every buffer is made in the constructor; see
/// <see cref="LetterboxWriter"/> for what a frame costs.
/// </summary>
internal sealed class InputWriter : IDisposable
{
    private readonly ModelInput _input;
    private readonly LetterboxWriter _letterbox;

    // At most one of them: the input tensor where the letterboxed picture itself cannot be it.
    private readonly byte[]? _bytes;
    private readonly float[]? _floats;

    public InputWriter(ModelInput input)
    {
        _input = input;
        _letterbox = new LetterboxWriter(input);
        if (input.Element == TensorElement.Floats)
        {
            _floats = GC.AllocateArray<float>(input.Length, pinned: true);
        }
        else if (!TensorWriter.IsIdentity(input))
        {
            _bytes = GC.AllocateArray<byte>(input.Length, pinned: true);
        }
    }

    /// <summary>The values of the tensor, pinned: bytes or floats as the model takes them.</summary>
    public Array Tensor => (Array?)_floats ?? _bytes ?? _letterbox.Picture;

    /// <summary>Fills <see cref="Tensor"/> with a frame.</summary>
    /// <returns>Where the frame lies in it.</returns>
    public Letterbox Write(Frame frame) => WriteTensor(_letterbox.Write(frame));

    /// <summary>Fills <see cref="Tensor"/> with a part of a frame.</summary>
    /// <returns>Where the part lies in it.</returns>
    public Letterbox Write(Frame frame, in PixelRegion part) => WriteTensor(_letterbox.Write(frame, part));

    public void Dispose() => _letterbox.Dispose();

    private Letterbox WriteTensor(Letterbox letterbox)
    {
        if (_floats is not null)
        {
            TensorWriter.Write(_letterbox.Picture, _input, _floats);
        }
        else if (_bytes is not null)
        {
            TensorWriter.Write(_letterbox.Picture, _input, _bytes);
        }

        return letterbox;
    }
}
