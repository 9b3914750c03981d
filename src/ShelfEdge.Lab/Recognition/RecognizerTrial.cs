using ShelfEdge.Core.Recognition;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Lab.Recognition;

/// <summary>Runs one model over sets of crops, as INT8 and, where its graph lies in the folder, as FP32.</summary>
internal sealed class RecognizerTrial(ModelFolder folder, int seed, int threads)
{
    /// <summary>References of a SKU in the question of a small gallery.</summary>
    public const int FewReferences = 5;

    /// <summary>Judges both graphs; the failures that are drawn are those of the graph of the manifest.</summary>
    /// <exception cref="ModelException">A graph is refused.</exception>
    /// <exception cref="FrameSourceException">A picture cannot be read.</exception>
    /// <exception cref="InvalidDataException">A set cannot be asked.</exception>
    public RecognizerReport Run(IReadOnlyList<CropSet> sets, FailureFolder? failures, CancellationToken cancellation)
    {
        var rows = sets.Select(_ => new List<RecognizedSet>()).ToArray();
        List<ModelFolder> graphs = [folder];
        if (folder.FindFloatGraph() is { } floats)
        {
            graphs.Add(floats);
        }

        foreach (ModelFolder graph in graphs)
        {
            using OnnxRecognizer recognizer = OnnxRecognizer.Open(graph, new RecognizerOptions { Threads = threads }, TimeProvider.System);
            Gallery empty = Gallery.Empty(recognizer.Manifest.Sha256, recognizer.Dimensions);
            for (int i = 0; i < sets.Count; i++)
            {
                CropSet set = sets[i];
                var exam = new RecognitionExam(
                    set, CropEmbedder.Embed(set, recognizer, cancellation), empty, recognizer.Manifest.Thresholds.Score, seed);
                rows[i].Add(new RecognizedSet(
                    set.Name,
                    graph.Manifest.File,
                    set.SkuCount,
                    set.GroupCount,
                    set.Crops.Length,
                    [exam.Ask(FewReferences), exam.Ask(references: null)],
                    OpenSetScores.Of(exam.AskOpenSet(), set.Crops.Length, seed)));
                if (failures is not null && graph == folder && !set.IsPart)
                {
                    RecognitionFailures.Draw(failures, set, exam.FindWorst(failures.MostPerSet));
                }
            }
        }

        return new RecognizerReport(
            $"{folder.Manifest.Name} {folder.Manifest.Version}", Math.Round(folder.Manifest.Thresholds.Score, 4), seed, [.. rows.SelectMany(set => set)]);
    }
}
