using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// Photographs whose crops are printed on packages. Read once, reduced, then shared read-only by all threads. Owns the pictures.
/// </summary>
internal sealed class TextureLibrary : IDisposable
{
    private const int MaximumPictures = 400;
    private const int LongestSide = 160;

    private readonly List<SKImage> _pictures = [];

    public int Count => _pictures.Count;

    /// <summary>No pictures: prints are painted.</summary>
    public static TextureLibrary Empty { get; } = new();

    /// <summary>Reads up to 400 pictures, spread evenly over all files found, in ordinal order of path.</summary>
    /// <exception cref="SceneException">A folder is missing or a file is not a picture.</exception>
    public static TextureLibrary Read(IEnumerable<string> folders)
    {
        var files = new List<string>();
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new SceneException($"--textures: folder '{folder}' does not exist");
            }

            files.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG"));
        }

        files.Sort(StringComparer.Ordinal);
        var library = new TextureLibrary();
        int step = Math.Max(1, files.Count / MaximumPictures);
        for (int i = 0; i < files.Count && library.Count < MaximumPictures; i += step)
        {
            library._pictures.Add(Reduced(files[i]));
        }

        return library;
    }

    public SKImage? Draw(Random random) => _pictures.Count == 0 ? null : random.Pick(_pictures);

    public void Dispose()
    {
        foreach (SKImage picture in _pictures)
        {
            picture.Dispose();
        }
    }

    private static SKImage Reduced(string file)
    {
        using SKBitmap bitmap = SKBitmap.Decode(file) ?? throw new SceneException($"--textures: '{file}' is not a picture");
        float scale = Math.Min(1, LongestSide / (float)Math.Max(bitmap.Width, bitmap.Height));
        using SKBitmap small = bitmap.Resize(
            new SKImageInfo(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale))),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return SKImage.FromBitmap(small);
    }
}
