using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Verification;

/// <summary>
/// The pictures that come with a model, in <c>golden/</c> of its folder: what is true of them in <c>annotations.json</c>, and
/// what the model answers in <c>expected.json</c>. Immutable; the pictures are read anew each time.
/// </summary>
public sealed class GoldenSet
{
    /// <summary>Name of the folder in the folder of the model.</summary>
    public const string FolderName = "golden";

    /// <summary>Name of the file with the answers.</summary>
    public const string AnswersName = "expected.json";

    private const string Category = "product";
    private const int MaxSidePixels = 4096;
    private const int MaxAnnotationBytes = 8 * 1024 * 1024;

    private GoldenSet(string path, ImmutableArray<LabelledPicture> pictures) => (Path, Pictures) = (path, pictures);

    /// <summary>The folder of the set.</summary>
    public string Path { get; }

    /// <summary>In the order of the annotations; 1 to <see cref="VerificationLimits.MaxFrames"/>, each with another name.</summary>
    public ImmutableArray<LabelledPicture> Pictures { get; }

    /// <summary>Reads which pictures there are and what is true of them.</summary>
    /// <param name="folder">The folder of the set, not of the model.</param>
    /// <exception cref="InvalidDataException">There is no golden set, or something is wrong; the message names the file.</exception>
    public static GoldenSet Read(string folder)
    {
        folder = System.IO.Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"there is no golden set: the folder {folder} is absent");
        }

        var file = System.IO.Path.Combine(folder, LabelledPicture.FileName);
        ThrowIfTooLarge(file, MaxAnnotationBytes);
        IReadOnlyList<LabelledPicture> pictures = Naming(file, () => LabelledPicture.Read(folder, category: Category));
        if (pictures.Count is 0 or > VerificationLimits.MaxFrames)
        {
            throw new InvalidDataException(
                $"{file} names {pictures.Count} pictures; 1 to {VerificationLimits.MaxFrames} are allowed");
        }

        if (pictures.FirstOrDefault(picture => !IsInside(picture, folder)) is { } stranger)
        {
            throw new InvalidDataException($"{file} names the picture {stranger.Path}, which does not lie in {folder} itself");
        }

        if (pictures.Select(picture => picture.Name).Distinct(StringComparer.Ordinal).Count() < pictures.Count)
        {
            throw new InvalidDataException($"{file} names a picture twice");
        }

        return new GoldenSet(folder, [.. pictures]);
    }

    /// <summary>Reads what the model answers.</summary>
    /// <param name="classes">Names of the classes of the model.</param>
    /// <returns>Answers to exactly <see cref="Pictures"/>, in their order.</returns>
    /// <exception cref="InvalidDataException">There are no answers, or something is wrong; the message names the file.</exception>
    public GoldenAnswers ReadAnswers(ImmutableArray<string> classes)
    {
        var file = System.IO.Path.Combine(Path, AnswersName);
        ThrowIfTooLarge(file, GoldenAnswersFile.MaxBytes);
        var answers = Naming(file, () => GoldenAnswersFile.Read(File.ReadAllBytes(file), classes));
        var byName = answers.Frames.ToDictionary(frame => frame.FileName, StringComparer.Ordinal);
        return byName.Count == Pictures.Length && Pictures.All(picture => byName.ContainsKey(picture.Name))
            ? answers with { Frames = [.. Pictures.Select(picture => byName[picture.Name])] }
            : throw new InvalidDataException($"{file} does not answer for the pictures that {LabelledPicture.FileName} names");
    }

    /// <summary>Reads the pictures one after the other. The frame is the same each time and stays this method's.</summary>
    /// <exception cref="InvalidDataException">A picture cannot be read; the message names it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two pictures.</exception>
    public void ForEach(Action<Frame, LabelledPicture> look, CancellationToken cancellationToken)
    {
        using var pool = new FramePool(
            new CameraId(FolderName), capacity: 1, TimeProvider.System, MaxSidePixels, MaxSidePixels);
        foreach (var picture in Pictures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!pool.TryRent(out var frame))
            {
                throw new InvalidOperationException("The frame of the last picture was not given back.");
            }

            using (frame)
            {
                Naming(picture.Path, () =>
                {
                    ImageFile.Read(picture.Path, frame);
                    return true;
                });
                look(frame, picture);
            }
        }
    }

    /// <summary>What a detector finds in each picture, at the score that it was opened with.</summary>
    /// <inheritdoc cref="ForEach"/>
    public ImmutableArray<ImmutableArray<Found>> Detect(IDetector detector, CancellationToken cancellationToken)
    {
        var found = new Found[detector.MaxDetections];
        var frames = ImmutableArray.CreateBuilder<ImmutableArray<Found>>(Pictures.Length);
        ForEach((frame, _) => frames.Add([.. found.AsSpan(0, detector.Detect(frame, found, out var _))]), cancellationToken);
        return frames.MoveToImmutable();
    }

    /// <summary>What a detector answers, at the score of its manifest.</summary>
    /// <param name="detector">Opened without another score.</param>
    /// <param name="cancellationToken">Looked at between the pictures.</param>
    /// <inheritdoc cref="ForEach"/>
    public GoldenAnswers Answer(OnnxDetector detector, CancellationToken cancellationToken)
    {
        var frames = Detect(detector, cancellationToken).Zip(
            Pictures, (found, picture) => new GoldenAnswer(picture.Name, found));
        return new GoldenAnswers(detector.Manifest.Sha256, detector.Manifest.Thresholds.Score, [.. frames]);
    }

    private static bool IsInside(LabelledPicture picture, string folder) =>
        System.IO.Path.GetFullPath(picture.Path) == System.IO.Path.Combine(folder, picture.Name);

    private static void ThrowIfTooLarge(string file, int maxBytes)
    {
        var found = new FileInfo(file);
        if (!found.Exists)
        {
            throw new InvalidDataException($"{file} is absent");
        }

        if (found.Length > maxBytes)
        {
            throw new InvalidDataException($"{file} has {found.Length} bytes, at most {maxBytes} are allowed");
        }
    }

    private static T Naming<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FrameSourceException
            or ModelFileException)
        {
            throw new InvalidDataException(
                e.Message.Contains(file, StringComparison.Ordinal) ? e.Message : $"{file}: {e.Message}", e);
        }
    }
}
