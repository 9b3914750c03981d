using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Recognition;

/// <summary>The gallery file. A change is written beside it and put in its place whole, so that an error leaves the old one.</summary>
/// <param name="path">The file; its folder must exist.</param>
internal sealed class GalleryStore(string path)
{
    /// <summary>Reads the gallery; <see langword="null"/> when there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is no gallery.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public Gallery? Read()
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return null;
            }

            return file.Length <= RecognitionLimits.FileBytes
                ? GalleryFile.Read(File.ReadAllBytes(path))
                : throw new InvalidDataException(
                    $"{path} has {file.Length} bytes; at most {RecognitionLimits.FileBytes} are allowed for a gallery");
        }
        catch (ModelFileException exception)
        {
            throw new InvalidDataException($"{path} is no gallery: {exception.Message}", exception);
        }
    }

    /// <summary>Reads, changes and writes the gallery; a second process that wants to change it meanwhile is refused.</summary>
    /// <param name="change">Takes the gallery, or <see langword="null"/> when there is none; what it throws leaves the file as it is.</param>
    /// <returns>The gallery that was written.</returns>
    /// <exception cref="InvalidDataException">The file is no gallery.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another process changes it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read or written.</exception>
    public Gallery Change(Func<Gallery?, Gallery> change)
    {
        Gallery? changed = null;
        WholeFile.Change(path, () => GalleryFile.Write(changed = change(Read())));
        return changed!;
    }
}
