using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// Runs a model once on a drawn test card. Needs neither a picture nor OpenCV, so that the answers of one model can be
/// compared on any two processors for which ONNX Runtime exists.
/// </summary>
public static class ModelProbe
{
    /// <summary>The most values of one tensor in an answer.</summary>
    public const int Samples = 256;

    // Packages of the card, from edge to edge, boards and a dark gap around each package in shares of its room.
    private const int Columns = 12;
    private const int Boards = 5;
    private const int Parts = 16;

    /// <summary>Loads a model, checks its hash and shapes, and asks it.</summary>
    /// <returns>One answer for each output, in the order of the manifest.</returns>
    /// <exception cref="ModelException">The model is refused; the message says why.</exception>
    public static IReadOnlyList<ModelAnswer> Ask(ModelFolder folder) =>
        folder.Manifest.Output is EmbeddingOutput output ? AskRecognizer(folder, output) : AskDetector(folder);

    private static IReadOnlyList<ModelAnswer> AskDetector(ModelFolder folder)
    {
        Array? tensor = null;
        using var session = ModelSession.Load(folder, input => tensor = Card(input), threads: 1);
        session.Run();
        GC.KeepAlive(tensor);
        var manifest = session.Manifest;
        return
        [
            .. manifest.Output.Tensors(manifest.Input, manifest.Classes.Length)
                .Zip(session.Outputs, (output, values) => Answer(manifest, output.Name, values)),
        ];
    }

    private static IReadOnlyList<ModelAnswer> AskRecognizer(ModelFolder folder, EmbeddingOutput output)
    {
        if (Card(folder.Manifest.Input) is not byte[] card)
        {
            throw new ModelException(folder.Path, ["manifest.json: $.input.type: must be \"uint8\" for a recognizer"]);
        }

        using var session = EmbeddingSession.Load(folder, card, maxCrops: 1, threads: 1);
        session.Run(1);
        return [Answer(folder.Manifest, output.Name, session.Output.AsSpan(0, output.Dimensions))];
    }

    private static ModelAnswer Answer(ModelManifest manifest, string tensor, ReadOnlySpan<float> values)
    {
        var count = Math.Min(Samples, values.Length);
        var samples = new float[count];
        for (var i = 0; i < count; i++)
        {
            samples[i] = values[(int)((long)i * values.Length / count)];
        }

        return new ModelAnswer($"{manifest.Name} {manifest.Version}", tensor, samples);
    }

    private static Array Card(ModelInput input)
    {
        var picture = GC.AllocateArray<byte>(input.Length, pinned: true);
        Draw(picture, input.WidthPixels, input.HeightPixels);
        if (input.Element == TensorElement.Floats)
        {
            var floats = GC.AllocateArray<float>(input.Length, pinned: true);
            TensorWriter.Write(picture, input, floats);
            return floats;
        }

        if (TensorWriter.IsIdentity(input))
        {
            return picture;
        }

        var bytes = GC.AllocateArray<byte>(input.Length, pinned: true);
        TensorWriter.Write(picture, input, bytes);
        return bytes;
    }

    // A shelf: light boards, dark gaps, packages of one colour each.
    private static void Draw(Span<byte> bgr, int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var (board, down) = Math.DivRem(y * Boards * Parts / height, Parts);
            for (var x = 0; x < width; x++)
            {
                var (column, across) = Math.DivRem(x * Columns * Parts / width, Parts);
                var package = (board * Columns) + column + 1;
                var pixel = bgr.Slice(((y * width) + x) * 3, 3);
                (pixel[0], pixel[1], pixel[2]) = (down, across) switch
                {
                    ( < 1, _) => ((byte)200, (byte)200, (byte)200),
                    (_, < 1 or > 14) or ( > 12, _) => ((byte)30, (byte)30, (byte)30),
                    _ => ((byte)(package * 37), (byte)(package * 91), (byte)(package * 53)),
                };
            }
        }
    }
}
