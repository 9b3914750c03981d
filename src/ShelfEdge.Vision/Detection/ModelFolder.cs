using System.Security.Cryptography;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Vision.Detection;

/// <summary>A folder with <c>manifest.json</c> and the ONNX file that it names.</summary>
public sealed class ModelFolder
{
    /// <summary>Where the shipped model lies, beside the executable or in the working directory.</summary>
    public const string ShippedModel = "models/product-detector";

    /// <summary>Where the shipped recognizer lies, beside the executable or in the working directory.</summary>
    public const string ShippedRecognizer = "models/product-recognizer";

    /// <summary>Name of the FP32 graph beside the one that ships.</summary>
    public const string FloatGraph = "model.fp32.onnx";

    private const string ManifestName = "manifest.json";
    private const long MaxModelBytes = 512L * 1024 * 1024;

    private ModelFolder(string path, ModelManifest manifest)
    {
        Path = path;
        Manifest = manifest;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Facts of the model.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>
    /// The folder to use: <paramref name="path"/> if there is one, relative to the working directory; otherwise
    /// <see cref="ShippedModel"/>, looked for beside the executable first and then in the working directory.
    /// </summary>
    /// <returns>An absolute path. Only a folder that was looked for is known to hold a manifest.</returns>
    /// <exception cref="ModelException">The shipped model is in neither place.</exception>
    public static string Locate(string? path) => Locate(path, ShippedModel);

    /// <inheritdoc cref="Locate(string)"/>
    /// <param name="path">The folder that was asked for, if one was.</param>
    /// <param name="shipped">The folder of the shipped model otherwise.</param>
    public static string Locate(string? path, string shipped)
    {
        if (!string.IsNullOrEmpty(path))
        {
            return System.IO.Path.GetFullPath(path);
        }

        string[] places = [AppContext.BaseDirectory, Environment.CurrentDirectory];
        foreach (var place in places)
        {
            var folder = System.IO.Path.GetFullPath(shipped, place);
            if (File.Exists(System.IO.Path.Combine(folder, ManifestName)))
            {
                return folder;
            }
        }

        throw new ModelException(shipped, [$"no {ManifestName} in it, looked in '{places[0]}' and '{places[1]}'"]);
    }

    /// <summary>Reads the manifest; the ONNX file is not touched yet.</summary>
    /// <exception cref="ModelException">There is none, or it is wrong; all errors are named.</exception>
    public static ModelFolder Open(string path)
    {
        var folder = System.IO.Path.GetFullPath(path);
        var bytes = ReadFile(folder, ManifestName, ModelManifestFile.MaxBytes);
        var result = ModelManifestFile.Read(bytes);
        return result.Manifest is { } manifest
            ? new ModelFolder(folder, manifest)
            : throw new ModelException(folder, [.. result.Errors.Select(error => $"{ManifestName}: {error}")]);
    }

    /// <summary>
    /// The same model as another graph of its folder, such as the FP32 graph beside the INT8 one: it must have the inputs
    /// and outputs of the manifest, which does not name it, so its hash is taken now.
    /// </summary>
    /// <param name="name">Name of the ONNX file, without a path.</param>
    /// <exception cref="ModelException">The file is missing or too large.</exception>
    public ModelFolder WithFile(string name)
    {
        var bytes = ReadFile(Path, System.IO.Path.GetFileName(name), MaxModelBytes);
        return new ModelFolder(
            Path, Manifest with { File = System.IO.Path.GetFileName(name), Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
    }

    /// <summary>The FP32 graph that lies beside the one of the manifest; <see langword="null"/> when there is no other.</summary>
    /// <exception cref="ModelException">The file is too large or cannot be read.</exception>
    public ModelFolder? FindFloatGraph() =>
        Manifest.File != FloatGraph && File.Exists(System.IO.Path.Combine(Path, FloatGraph)) ? WithFile(FloatGraph) : null;

    /// <summary>Compares the hash of the ONNX file with the manifest.</summary>
    /// <returns>Bytes of the file.</returns>
    /// <exception cref="ModelException">The file is missing, too large or not the one of the manifest.</exception>
    public long CheckFile() => ReadModel().Length;

    /// <summary>
    /// The bytes of the ONNX file, whose hash has been compared: what is loaded is what was checked, even if the file
    /// changes meanwhile.
    /// </summary>
    /// <exception cref="ModelException">The file is missing, too large or not the one of the manifest.</exception>
    internal byte[] ReadModel()
    {
        var bytes = ReadFile(Path, Manifest.File, MaxModelBytes);
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == Manifest.Sha256
            ? bytes
            : throw new ModelException(
                Path, [$"{Manifest.File} has the SHA-256 {found}, the manifest says {Manifest.Sha256}"]);
    }

    private static byte[] ReadFile(string folder, string name, long maxBytes)
    {
        try
        {
            var file = System.IO.Path.Combine(folder, name);
            var length = new FileInfo(file).Length;
            return length <= maxBytes
                ? File.ReadAllBytes(file)
                : throw new ModelException(folder, [$"{name} has {length} bytes, at most {maxBytes} are allowed"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(folder, [$"{name} cannot be read: {e.Message}"], e);
        }
    }
}
