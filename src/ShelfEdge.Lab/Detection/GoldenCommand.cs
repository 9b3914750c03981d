using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Verification;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Lab.Detection;

/// <summary><c>shelfedge-lab golden</c>: makes what <c>shelfedge model verify</c> compares a detector with.</summary>
internal static class GoldenCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Model folder.", Required = true, HelpName = "DIR" };
        var scenes = new Option<string?>("--scenes")
        {
            Description = "Labelled scenes whose first pictures become the golden ones. Default: the pictures that are there stay.",
            HelpName = "DIR",
        };
        Option<int> count = new Option<int>("--count")
        {
            Description = "With --scenes: how many pictures.", DefaultValueFactory = _ => 6, HelpName = "N",
        }.Between(1, VerificationLimits.MaxFrames);
        var output = new Option<string?>("--out") { Description = $"Folder to write to. Default: {GoldenSet.FolderName} in the model folder.", HelpName = "DIR" };
        var command = new Command("golden", "Writes what a detector answers to its golden pictures, and the pictures if scenes are given.")
        {
            model, scenes, count, output,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
        {
            string folder = result.GetValue(output) ?? Path.Combine(result.GetRequiredValue(model), GoldenSet.FolderName);
            try
            {
                if (result.GetValue(scenes) is { } source)
                {
                    GoldenPictures.Copy(source, folder, result.GetValue(count));
                }

                GoldenAnswers answers = GoldenPictures.WriteAnswers(result.GetRequiredValue(model), folder, cancellation);
                result.InvocationConfiguration.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder}: {answers.Frames.Length} pictures, {answers.Frames.Sum(frame => frame.Detections.Length)} detections at the score {answers.Score:0.###}"));
            }
            catch (ModelException problem)
            {
                throw new InvalidDataException(problem.Message, problem);
            }
        })));
        return command;
    }
}
