using ShelfEdge.Core.Verification;
using ShelfEdge.Lab.Scenes.Coco;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;
using SkiaSharp;

namespace ShelfEdge.Lab.Detection;

/// <summary>Makes the pictures of a golden set and what is true of them; the answers of a model are another matter.</summary>
internal static class GoldenPictures
{
    // What a camera of a shop gives, and small enough to ship beside a model.
    private const int JpegQuality = 70;

    /// <summary>
    /// Copies the first pictures of labelled scenes with their products into a folder, in place of those of the golden set that
    /// may be there.
    /// </summary>
    /// <exception cref="InvalidDataException">The scenes are none, too few, or a picture is damaged.</exception>
    public static void Copy(string scenes, string folder, int count)
    {
        IReadOnlyList<LabelledPicture> pictures = LabelledPicture.Read(scenes, category: "product");
        if (pictures.Count < count)
        {
            throw new InvalidDataException($"{scenes} has {pictures.Count} pictures, {count} are asked for");
        }

        Directory.CreateDirectory(folder);
        RemoveOld(folder);
        var images = new List<CocoImage>();
        var annotations = new List<CocoAnnotation>();
        foreach (LabelledPicture picture in pictures.Take(count))
        {
            using SKBitmap bitmap = SKBitmap.Decode(picture.Path) ?? throw new InvalidDataException($"{picture.Path} is no picture");
            using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
            string name = $"{images.Count:D6}.jpg";
            File.WriteAllBytes(Path.Combine(folder, name), jpeg.ToArray());
            annotations.AddRange(picture.Boxes.Select((box, i) => new CocoAnnotation(
                annotations.Count + i + 1,
                images.Count,
                1,
                [(int)box.X1, (int)box.Y1, (int)box.Width, (int)box.Height],
                (int)box.Width * (int)box.Height,
                0)));
            images.Add(new CocoImage(images.Count, name, bitmap.Width, bitmap.Height));
        }

        CocoFile.Write(Path.Combine(folder, LabelledPicture.FileName), new CocoDocument(images, annotations, [new(1, "product")]));
    }

    // Only what an earlier set names: a folder that was named by mistake keeps its files.
    private static void RemoveOld(string folder)
    {
        if (!File.Exists(Path.Combine(folder, LabelledPicture.FileName)))
        {
            return;
        }

        foreach (LabelledPicture picture in GoldenSet.Read(folder).Pictures)
        {
            File.Delete(picture.Path);
        }
    }

    /// <summary>Writes what a model answers to the pictures of a folder.</summary>
    /// <exception cref="ModelException">The model is refused.</exception>
    /// <exception cref="InvalidDataException">There is no golden set in the folder.</exception>
    public static GoldenAnswers WriteAnswers(string model, string folder, CancellationToken cancellation)
    {
        ModelFolder opened = ModelFolder.Open(model);
        using OnnxDetector detector = OnnxDetector.Open(opened, new DetectorOptions { Threads = 1 }, TimeProvider.System);
        GoldenAnswers answers = GoldenSet.Read(folder).Answer(detector, cancellation);
        File.WriteAllBytes(
            Path.Combine(folder, GoldenSet.AnswersName), [.. GoldenAnswersFile.Write(answers, detector.Manifest.Classes), (byte)'\n']);
        return answers;
    }
}
