using System.Globalization;
using System.Numerics.Tensors;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;
using ShelfEdge.Vision.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>
/// What is asked of a recognizer whose file is the one of its manifest. Its crops are the true products of golden pictures:
/// its own if it has some, else those of the shipped detector.
/// </summary>
internal sealed class RecognizerVerification(ModelFolder folder, ModelVerifyRequest request, TimeProvider time)
{
    private const string Vectors = "vectors";
    private const int CropsPerPicture = 256;

    public IEnumerable<Check> Run(CancellationToken cancellationToken) => GraphCheck.Of(
        () => Open(folder),
        recognizer => CheckVectors(recognizer, cancellationToken),
        Vectors,
        QuantizedCheck.Name,
        SpeedCheck.Name);

    private static Found[] CropsOf(LabelledPicture picture) =>
        [.. picture.Boxes.Take(CropsPerPicture).Select(box => new Found(box, 0, 1))];

    private static List<float[]> Embed(OnnxRecognizer recognizer, GoldenSet set, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>();
        set.ForEach(
            (frame, picture) =>
            {
                var crops = CropsOf(picture);
                var all = new float[crops.Length * recognizer.Dimensions];
                recognizer.Embed(frame, crops, all, out _);
                vectors.AddRange(all.Chunk(recognizer.Dimensions));
            },
            cancellationToken);
        return vectors;
    }

    private static Check CheckLengths(List<float[]> vectors)
    {
        var wrong = vectors.Count(vector => !(Math.Abs(TensorPrimitives.Norm<float>(vector) - 1) <= VerificationLimits.MostLengthError));
        return wrong == 0
            ? Check.Ok(Vectors, $"{vectors.Count} crops, each with a vector of length 1")
            : Check.Failed(Vectors, $"{wrong} of {vectors.Count} crops have no vector of length 1: the model gives no direction for them");
    }

    private OnnxRecognizer Open(ModelFolder graph) => OnnxRecognizer.Open(graph, new RecognizerOptions { Threads = 1 }, time);

    private List<Check> CheckVectors(OnnxRecognizer recognizer, CancellationToken cancellationToken)
    {
        GoldenSet set;
        List<float[]> vectors;
        try
        {
            var own = Path.Combine(folder.Path, GoldenSet.FolderName);
            set = GoldenSet.Read(Directory.Exists(own) ? own : Path.Combine(ModelFolder.Locate(null), GoldenSet.FolderName));
            vectors = Embed(recognizer, set, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or ModelException)
        {
            return [Check.Failed(Vectors, exception.Message), .. NoCrops("there are no golden pictures")];
        }

        return vectors.Count == 0
            ? [Check.Failed(Vectors, $"{set.Path} has no product to cut out"), .. NoCrops("there is nothing to cut out")]
            : [CheckLengths(vectors), CheckQuantized(set, vectors, cancellationToken), Race(recognizer, set, cancellationToken)];
    }

    private static IEnumerable<Check> NoCrops(string reason) =>
        ModelVerification.NotChecked(reason, QuantizedCheck.Name, SpeedCheck.Name);

    private Check CheckQuantized(GoldenSet set, List<float[]> vectors, CancellationToken cancellationToken)
    {
        try
        {
            if (folder.FindFloatGraph() is not { } floats)
            {
                return Check.Skipped(QuantizedCheck.Name, QuantizedCheck.WithoutFloatGraph(folder));
            }

            using var recognizer = Open(floats);
            return QuantizedCheck.Of([
                .. Embed(recognizer, set, cancellationToken).Zip(vectors, (exact, quantized) => (double)TensorPrimitives.Dot<float>(exact, quantized)),
            ]);
        }
        catch (ModelException exception)
        {
            return Check.Failed(QuantizedCheck.Name, ModelVerification.Words(exception));
        }
    }

    // On the picture with the most products.
    private Check Race(OnnxRecognizer recognizer, GoldenSet set, CancellationToken cancellationToken)
    {
        OnnxRecognizer inUse;
        try
        {
            inUse = Open(request.InUse.Open(ModelTask.Embedding));
        }
        catch (ModelException exception)
        {
            return Check.Failed(
                SpeedCheck.Name, $"the model in use cannot be loaded, name another with --against: {exception.Message}");
        }

        using (inUse)
        {
            SpeedRace? race = null;
            var fullest = set.Pictures.MaxBy(picture => picture.Boxes.Length)!;
            var crops = CropsOf(fullest);
            var room = new float[crops.Length * Math.Max(recognizer.Dimensions, inUse.Dimensions)];
            set.ForEach(
                (frame, picture) =>
                {
                    if (picture == fullest)
                    {
                        race = SpeedRace.Run(
                            () => recognizer.Embed(frame, crops, room, out var _),
                            () => inUse.Embed(frame, crops, room, out var _),
                            SpeedCheck.Rounds,
                            time,
                            cancellationToken);
                    }
                },
                cancellationToken);
            var check = SpeedCheck.Of(race!, recognizer.Manifest, inUse.Manifest, request.MaxSlowdown);
            return check with { Detail = string.Create(CultureInfo.InvariantCulture, $"{crops.Length} crops: {check.Detail}") };
        }
    }
}
