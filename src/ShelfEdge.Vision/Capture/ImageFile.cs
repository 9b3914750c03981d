using OpenCvSharp;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Reads picture files: JPEG, PNG, BMP and WebP. An EXIF orientation is not applied, because boxes and polygons refer to
/// the pixels as they are stored.
/// </summary>
public static class ImageFile
{
    internal static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".webp"];

    /// <summary>Folders with more pictures are refused.</summary>
    internal const int MaxPictures = 100_000;

    /// <summary>Larger files are refused.</summary>
    public const int MaxFileBytes = 64 * 1024 * 1024;

    /// <summary>Whether the name ends like a picture that can be read.</summary>
    public static bool IsPicture(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The pictures of a folder, not of its subfolders, by ordinal order of their names.</summary>
    /// <exception cref="FrameSourceException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> List(string folder)
    {
        try
        {
            string[] pictures = [.. Directory.EnumerateFiles(folder).Where(IsPicture).Take(MaxPictures + 1)];
            if (pictures.Length > MaxPictures)
            {
                throw new FrameSourceException($"Folder {folder} holds more than {MaxPictures} pictures.");
            }

            Array.Sort(pictures, StringComparer.Ordinal);
            return pictures;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FrameSourceException($"Folder {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a picture into <paramref name="target"/>, which stays the caller's, and gives it a number and a time.</summary>
    /// <exception cref="FrameSourceException">
    /// The file is missing, too large, no picture, damaged or over the size bound of the frame's pool.
    /// </exception>
    public static void Read(string path, Frame target)
    {
        using var picture = Load(path, target);
        target.CopyFrom(picture);
        target.Stamp();
    }

    /// <summary>Reads a picture that is in memory; otherwise as <see cref="Read(string, Frame)"/>.</summary>
    /// <param name="encoded">The file's bytes.</param>
    /// <param name="name">Names the picture in errors.</param>
    /// <param name="target">Stays the caller's.</param>
    /// <exception cref="FrameSourceException">No picture, damaged or over the size bound of the frame's pool.</exception>
    public static void Read(ReadOnlySpan<byte> encoded, string name, Frame target)
    {
        using var picture = Decode(encoded, target, name);
        target.CopyFrom(picture);
        target.Stamp();
    }

    /// <summary>Reads a picture; the result is the caller's to dispose.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bound">Gives the size bound; its pixels are not touched.</param>
    internal static Mat Load(string path, Frame bound)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxFileBytes)
            {
                throw new FrameSourceException(
                    $"{path} has {file.Length} bytes; allowed are {MaxFileBytes} bytes.");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Decode(bytes, bound, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FrameSourceException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Decodes a picture; the result is the caller's to dispose.</summary>
    /// <param name="encoded">The file's bytes.</param>
    /// <param name="bound">Gives the size bound; its pixels are not touched.</param>
    /// <param name="name">Names the picture in errors.</param>
    internal static Mat Decode(ReadOnlySpan<byte> encoded, Frame bound, string name)
    {
        if (!PictureHeader.TryReadSize(encoded, out var width, out var height))
        {
            throw new FrameSourceException($"{name} is not a picture; allowed are {PictureHeader.Formats}.");
        }

        bound.ThrowIfTooLarge(width, height);
        try
        {
            var picture = Cv2.ImDecode(encoded, ImreadModes.Color | ImreadModes.IgnoreOrientation);
            if (!picture.Empty())
            {
                return picture;
            }

            picture.Dispose();
        }
        catch (OpenCVException e)
        {
            throw new FrameSourceException($"{name} cannot be decoded: {e.Message}", e);
        }

        throw new FrameSourceException($"{name} cannot be decoded: the picture is damaged.");
    }
}
