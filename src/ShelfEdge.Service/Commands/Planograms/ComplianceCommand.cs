using System.CommandLine;
using System.Text;
using System.Text.Json;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Planogram.Azure;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Commands.Detect;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary><c>shelfedge planogram check</c>: how pictures of a shelf compare with the planogram.</summary>
internal static class ComplianceCommand
{
    public static Command Create()
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "Picture of the shelf as the camera sees it, or folder of pictures (JPEG, PNG, BMP, WebP).",
            Arity = ArgumentArity.OneOrMore,
        };
        var config = CommandOptions.Config();
        var target = new PlanogramTarget(config);
        var sight = new SightOptions(config);
        var camera = new Option<string?>("--camera") { Description = "The camera. Default: the only one of the planogram.", HelpName = "ID" };
        var azure = new Option<bool>("--azure")
        {
            Description = "Print the answer of Azure's Product Recognition for one picture: matchedResultsPerPosition.",
        };
        var json = CommandOptions.Json();
        var command = new Command("check", "Compare pictures of a shelf with the planogram.") { images, camera, azure, json };
        target.AddTo(command);
        sight.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(azure) && result.GetValue(json))
            {
                result.AddError("--azure and --json exclude each other.");
            }
        });
        command.SetAction((parsed, cancellationToken) => PlanogramCommand.RunAsync(parsed, async () =>
        {
            var (isFine, recognition) = await sight.RecognitionAsync(parsed);
            if (!isFine || await target.FindAsync(parsed) is not var (planogram, restock))
            {
                return ExitCode.BadConfiguration;
            }

            var view = PlanogramInput.FindCamera(planogram, parsed.GetValue(camera));
            var pictures = PictureList.Of(parsed.GetRequiredValue(images));
            if (parsed.GetValue(azure) && pictures.Paths.Count > 1)
            {
                throw new InvalidDataException($"--azure answers for one picture; {pictures.Paths.Count} are given.");
            }

            var counting = restock.Counting.ToRules();
            using var eyes = new ShelfSight(sight.Detector(parsed), recognition, planogram, restock, TimeProvider.System);
            using var pool = new FramePool(view.Id, capacity: 1, TimeProvider.System);
            pool.TryRent(out var rented);
            using var frame = rented!;
            var judge = new FrameCompliance(planogram, view.Id, counting);
            var problems = new List<string>(pictures.Problems);
            var (answers, isRight) = (new List<PictureCompliance>(), true);
            foreach (var path in pictures.Paths)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    ImageFile.Read(path, frame);
                }
                catch (FrameSourceException exception)
                {
                    problems.Add(exception.Message);
                    continue;
                }

                var (products, gaps) = eyes.Look(frame, view.Id);
                var report = judge.Judge(products);
                isRight &= report.Positions.All(position => position.State == ComplianceState.Right);
                answers.Add(new PictureCompliance(Path.GetFileName(path), ComplianceAnswer.From(report)));
                if (parsed.GetValue(azure))
                {
                    var answer = AzureMatching.Write(planogram, products, gaps.AsSpan(), counting);
                    await parsed.InvocationConfiguration.Output.WriteAsync(Encoding.UTF8.GetString(answer));
                }
            }

            foreach (var problem in problems)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
            }

            if (parsed.GetValue(json))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    JsonSerializer.Serialize(answers, CommandJsonContext.Default.ListPictureCompliance));
            }
            else if (!parsed.GetValue(azure))
            {
                answers.ForEach(answer => answer.Write(parsed.InvocationConfiguration.Output));
            }

            return isRight && problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }
}
