using System.CommandLine;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Recommend;
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
        var images = new Option<string?>("--images") { Description = "Where the pictures of annotation files lie. Default: beside them.", HelpName = "DIR" };
        var category = new Option<string?>("--category") { Description = "Count boxes of this category only.", HelpName = "NAME" };
        Option<float> score = new Option<float>("--score") { Description = "Score from which a detection counts. Default: that of the model.", HelpName = "S" }
            .Between(0.05f, 1);
        var options = new EvaluationOptions();
        Command command = options.AddTo(new Command("detector", "Compares what a detector finds with labelled pictures, as INT8 and as FP32.")
        {
            data, images, category, score,
        });
        command.SetAction((result, cancellation) => Task.FromResult(options.Run(result, (model, failures) =>
        {
            double? minScore = result.GetResult(score) is null ? null : result.GetValue(score);
            var sets = result.GetRequiredValue(data)
                .Select(set => (SetName.Of(set), LabelledPicture.Read(set, result.GetValue(images), result.GetValue(category)))).ToList();
            return new DetectorTrial(model, minScore, options.ThreadsOf(result)).Run(sets, failures, cancellation).Write;
        })));
        return command;
    }
}
