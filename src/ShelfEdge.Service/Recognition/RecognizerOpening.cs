using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Service.Recognition;

/// <summary>Opens the recognizer of the settings with its gallery.</summary>
internal static class RecognizerOpening
{
    /// <summary>Loads the model and the gallery.</summary>
    /// <exception cref="ModelException">The model is refused, or the gallery is none, missing or of another model.</exception>
    public static ShelfRecognizer Open(RecognitionOptions options, Planogram planogram, RestockOptions restock, TimeProvider time)
    {
        var recognizer = OnnxRecognizer.Open(options.ToRecognizer(), time);
        try
        {
            var gallery = Read(options.Gallery);
            return new ShelfRecognizer(
                recognizer,
                gallery,
                options.ToRules(recognizer.Manifest.Thresholds.Score),
                ViewPrior.Of(planogram, gallery, restock.Counting.ToRules()));
        }
        catch
        {
            recognizer.Dispose();
            throw;
        }
    }

    /// <summary>The same for the detection loop.</summary>
    /// <exception cref="InvalidDataException">As above; told apart from a detector that is refused.</exception>
    public static Looks OpenLooks(RecognitionOptions options, Planogram planogram, RestockOptions restock, TimeProvider time)
    {
        try
        {
            return new Looks(Open(options, planogram, restock, time), new LookPolicy(options.ToLooks()));
        }
        catch (ModelException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>Everything that is wrong with model and gallery, without loading the model.</summary>
    public static ImmutableArray<SettingsProblem> Problems(RecognitionOptions options, string file)
    {
        if (!options.IsOn)
        {
            return [];
        }

        var problems = ImmutableArray.CreateBuilder<SettingsProblem>();
        ModelFolder? folder = null;
        Gallery? gallery = null;
        try
        {
            folder = ModelFolder.Open(ModelFolder.Locate(options.ModelDirectory, ModelFolder.ShippedRecognizer));
        }
        catch (ModelException exception)
        {
            problems.Add(new(file, "recognition.modelDirectory", exception.Message));
        }

        try
        {
            gallery = Read(options.Gallery);
        }
        catch (ModelException exception)
        {
            problems.Add(new(file, "recognition.gallery", exception.Message));
        }

        if (folder is { Manifest.Output: Core.Modelling.EmbeddingOutput output }
            && gallery?.FindMismatch(folder.Manifest.Sha256, output.Dimensions) is { } mismatch)
        {
            problems.Add(new(file, "recognition.gallery", $"{options.Gallery}: {mismatch}"));
        }

        return problems.ToImmutable();
    }

    private static Gallery Read(string path)
    {
        try
        {
            return new GalleryStore(path).Read()
                ?? throw new ModelException(path, ["there is no such file; 'shelfedge gallery add' makes it"]);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, [exception.Message], exception);
        }
    }
}
