using System.CommandLine;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Detection;

/// <summary><c>detector</c>, under <c>shelfedge-lab evaluate</c>.</summary>
internal static class EvaluateDetectorCommand
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data")
        {
            Description = $"Folders with {LabelledPicture.FileName} (COCO), or annotation files that end in .json.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            HelpName = "DIR",
        };
        var model = new Option<string>("--model") { Description = "Model folder.", Required = true, HelpName = "DIR" };
        var images = new Option<string?>("--images") { Description = "Where the pictures of annotation files lie. Default: beside them.", HelpName = "DIR" };
        var category = new Option<string?>("--category") { Description = "Count boxes of this category only.", HelpName = "NAME" };
        Option<float> score = new Option<float>("--score") { Description = "Score from which a detection counts. Default: that of the model.", HelpName = "S" }
            .Between(0.05f, 1);
        Option<int> threads = new Option<int>("--threads") { Description = "Threads that work on one picture; 0 takes one per core.", HelpName = "N" }
            .Between(0, 64);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("detector", "Compares what a detector finds with labelled pictures, as INT8 and as FP32.")
        {
            data, model, images, category, score, threads, json,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
        {
            try
            {
                double? minScore = result.GetResult(score) is null ? null : result.GetValue(score);
                var trial = new DetectorTrial(result.GetRequiredValue(model), minScore, result.GetValue(threads));
                var sets = result.GetRequiredValue(data)
                    .Select(set => (Name(set), LabelledPicture.Read(set, result.GetValue(images), result.GetValue(category)))).ToList();
                trial.Run(sets, cancellation).Write(result.InvocationConfiguration.Output, result.GetValue(json));
            }
            catch (Exception problem) when (problem is ModelException or FrameSourceException)
            {
                throw new InvalidDataException(problem.Message, problem);
            }
        })));
        return command;
    }

    private static string Name(string set) => Path.GetFileNameWithoutExtension(set.TrimEnd(Path.DirectorySeparatorChar));
}
