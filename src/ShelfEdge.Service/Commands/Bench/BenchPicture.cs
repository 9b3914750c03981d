using System.Buffers.Binary;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>
/// The picture that the bench reads again and again: one that is given, or boards with coloured packages drawn into a BMP
/// in the temporary folder. Removes only what it made.
/// </summary>
internal sealed class BenchPicture : IDisposable
{
    private const int HeaderBytes = 54;

    private readonly string? _folder;

    private BenchPicture(string path, string? folder)
    {
        Path = path;
        _folder = folder;
    }

    public string Path { get; }

    public static BenchPicture Of(string path) => new(path, folder: null);

    public static BenchPicture Draw(int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("shelfedge-bench-").FullName;
        var path = System.IO.Path.Combine(folder, "shelf.bmp");
        File.WriteAllBytes(path, Bitmap(width, height));
        return new BenchPicture(path, folder);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>A Windows bitmap, 24 bits a pixel, rows from the bottom up, each padded to four bytes.</summary>
    private static byte[] Bitmap(int width, int height)
    {
        var rowBytes = ((width * 3) + 3) / 4 * 4;
        var file = new byte[HeaderBytes + (rowBytes * height)];
        "BM"u8.CopyTo(file);
        Write(file, 2, file.Length);
        Write(file, 10, HeaderBytes);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, height);
        file[26] = 1;
        file[28] = 24;

        var colours = new byte[256 * 3];
        new Random(1).NextBytes(colours);
        for (var y = 0; y < height; y++)
        {
            var row = file.AsSpan(HeaderBytes + (y * rowBytes), rowBytes);
            for (var x = 0; x < width; x++)
            {
                Colour(x, y, width, height, colours).CopyTo(row[(3 * x)..]);
            }
        }

        return file;
    }

    // Five boards with twelve packages each: a dark gap around a package, a light board below it.
    private static ReadOnlySpan<byte> Colour(int x, int y, int width, int height, ReadOnlySpan<byte> colours)
    {
        var (column, acrossPart) = Math.DivRem(x * 12 * 16 / width, 16);
        var (board, downPart) = Math.DivRem((int)((long)y * 5 * 16 / height), 16);
        return (acrossPart, downPart) switch
        {
            (_, < 1) => [200, 200, 200],
            (< 1 or > 14, _) or (_, > 12) => [30, 30, 30],
            _ => colours.Slice((((board * 12) + column) % 256) * 3, 3),
        };
    }

    private static void Write(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
