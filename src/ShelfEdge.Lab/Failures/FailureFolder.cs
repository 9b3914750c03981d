using System.Text.Encodings.Web;
using System.Text.Json;
using SkiaSharp;

namespace ShelfEdge.Lab.Failures;

/// <summary>
/// A folder with small pictures of the worst misses and <c>index.json</c>, from which a model card lists them. Nothing is touched
/// before the first picture is there. Not thread safe.
/// </summary>
/// <param name="path">The folder; made when missing.</param>
/// <param name="model">Name and version of the model that fails.</param>
/// <param name="graph">Its ONNX file.</param>
/// <param name="mostPerSet">Pictures that are wanted of each set.</param>
internal sealed class FailureFolder(string path, string model, string graph, int mostPerSet)
{
    public const string IndexName = "index.json";

    /// <summary>Bytes of a picture; it is encoded less and less well until it fits.</summary>
    public const int MaxPictureBytes = 80 * 1024;

    private const int MaxIndexBytes = 1024 * 1024;
    private const int BestQuality = 88;
    private const int LeastQuality = 24;
    private const int QualityStep = 8;

    // Read by people as well: a caption keeps its quotes.
    private static readonly FailureJsonContext Readable = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly List<FailurePicture> _pictures = [];
    private readonly Dictionary<string, int> _counts = [];
    private bool _isBegun;

    /// <summary>Pictures that are wanted of each set.</summary>
    public int MostPerSet => mostPerSet;

    /// <summary>Writes a picture.</summary>
    /// <exception cref="InvalidDataException">
    /// It is too rich in detail for <see cref="MaxPictureBytes"/>, or the folder holds an index that is none.
    /// </exception>
    public void Add(string set, SKSurface picture, string caption)
    {
        Begin();
        string stem = string.Concat(set.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
        int number = _counts[stem] = _counts.GetValueOrDefault(stem) + 1;
        string file = $"{stem}-{number}.jpg";
        using SKImage image = picture.Snapshot();
        File.WriteAllBytes(Path.Combine(path, file), Encode(image, file));
        _pictures.Add(new FailurePicture(file, set, caption));
    }

    /// <summary>Writes the index, also one without pictures.</summary>
    /// <exception cref="InvalidDataException">The folder holds an index that is none.</exception>
    public void Save()
    {
        Begin();
        File.WriteAllText(
            Path.Combine(path, IndexName),
            JsonSerializer.Serialize(new FailureIndex(model, graph, _pictures), Readable.FailureIndex) + "\n");
    }

    // Removes the pictures that an earlier index names, and nothing else: a folder named by mistake keeps its files.
    private void Begin()
    {
        if (_isBegun)
        {
            return;
        }

        _isBegun = true;
        Directory.CreateDirectory(path);
        string index = Path.Combine(path, IndexName);
        if (File.Exists(index))
        {
            foreach (FailurePicture old in Read(index).Pictures)
            {
                File.Delete(Path.Combine(path, Path.GetFileName(old.File)));
            }

            File.Delete(index);
        }
    }

    private static byte[] Encode(SKImage image, string file)
    {
        for (int quality = BestQuality; quality >= LeastQuality; quality -= QualityStep)
        {
            using SKData jpeg = image.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (jpeg.Size <= MaxPictureBytes)
            {
                return jpeg.ToArray();
            }
        }

        throw new InvalidDataException($"{file} would have more than {MaxPictureBytes} bytes");
    }

    private static FailureIndex Read(string index)
    {
        long length = new FileInfo(index).Length;
        try
        {
            return length <= MaxIndexBytes
                && JsonSerializer.Deserialize(File.ReadAllBytes(index), FailureJsonContext.Default.FailureIndex) is { Pictures: not null } found
                ? found
                : throw new JsonException($"it has no list of pictures, or its {length} bytes are more than {MaxIndexBytes}");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{index} is no index of failures: {problem.Message}", problem);
        }
    }
}
