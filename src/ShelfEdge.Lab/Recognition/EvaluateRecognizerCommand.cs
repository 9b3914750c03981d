using System.CommandLine;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Recognition;

/// <summary><c>recognizer</c>, under <c>shelfedge-lab evaluate</c>.</summary>
internal static class EvaluateRecognizerCommand
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data")
        {
            Description = $"Folders with {CropSetReader.LabelsName} (single items, or sheets of render-products) or {LabelledPicture.FileName} (shelves, COCO, a category a SKU).",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            HelpName = "DIR",
        };
        var stores = new Option<string?>("--stores")
        {
            Description = "For shelves: JSON file that says which photographs show the same store.", HelpName = "FILE",
        };
        Option<int> seed = new Option<int>("--seed") { Description = "Of every draw.", DefaultValueFactory = _ => 1, HelpName = "N" }
            .Between(0, int.MaxValue);
        var options = new EvaluationOptions();
        Command command = options.AddTo(new Command("recognizer", "Asks a recognizer which SKU crops show, as INT8 and as FP32.")
        {
            data, stores, seed,
        });
        command.SetAction((result, cancellation) => Task.FromResult(options.Run(result, (model, failures) =>
        {
            StoreMap? map = result.GetValue(stores) is { } file ? StoreMap.Read(file) : null;
            IReadOnlyList<CropSet> sets = CropSetReader.ReadAll(result.GetRequiredValue(data), map);
            return new RecognizerTrial(model, result.GetValue(seed), options.ThreadsOf(result)).Run(sets, failures, cancellation).Write;
        })));
        return command;
    }
}
