using System.CommandLine;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Proposal;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary><c>shelfedge planogram propose</c>: shelves and positions from one picture, for a technician to correct.</summary>
internal static class ProposeCommand
{
    private const string DefaultCamera = "camera-1";

    public static Command Create()
    {
        var source = new Option<string>("--camera")
        {
            Description = "A camera of the settings, which takes a picture, or a picture.",
            HelpName = "ID|IMAGE",
            Required = true,
        };
        var name = new Option<string?>("--as")
        {
            Description = $"With a picture: the camera that took it. Default: {DefaultCamera}.",
            HelpName = "ID",
            CustomParser = result =>
            {
                if (!Identifier.IsValid(result.Tokens[0].Value))
                {
                    result.AddError($"--as '{result.Tokens[0].Value}' is not possible: {Identifier.Rule}.");
                }

                return result.Tokens[0].Value;
            },
        };
        var into = new Option<string?>("--into")
        {
            Description = "The planogram to which the view is added. Default: an empty one.",
            HelpName = "FILE",
        };
        var draw = new Option<string?>("--draw") { Description = "Write the picture with the positions drawn in, as JPEG.", HelpName = "FILE" };
        var config = CommandOptions.Config();
        var sight = new SightOptions(config);
        var output = PlanogramCommand.Out();
        var command = new Command("propose", "Propose shelves and positions from a picture of a full shelf.")
        {
            source, name, into, output, draw,
        };
        sight.AddTo(command);
        command.SetAction((parsed, cancellationToken) => PlanogramCommand.RunAsync(parsed, async () =>
        {
            var start = parsed.GetValue(into) is { } file ? PlanogramInput.Read(file) : Planogram.Empty;
            var (isFine, recognition) = await sight.RecognitionAsync(parsed);
            var path = parsed.GetRequiredValue(source);
            CameraOptions? camera = null;
            if (isFine && !File.Exists(path))
            {
                (isFine, camera) = await FindCameraAsync(parsed, parsed.GetValue(config), path);
            }

            if (!isFine)
            {
                return ExitCode.BadConfiguration;
            }

            var id = new CameraId(camera?.Id ?? parsed.GetValue(name) ?? DefaultCamera);
            using var pool = new FramePool(id, capacity: 1, TimeProvider.System);
            pool.TryRent(out var rented);
            using var frame = rented!;
            if (camera is null)
            {
                ImageFile.Read(path, frame);
            }
            else if (await CameraShot.TakeAsync(camera, frame, TimeProvider.System, cancellationToken) is { } problem)
            {
                throw new InvalidDataException($"camera {id}: {problem}");
            }

            using var eyes = new ShelfSight(sight.Detector(parsed), recognition, start, new RestockOptions(), TimeProvider.System);
            var (products, _) = eyes.Look(frame, id);
            var kept = Enumerable.Range(0, products.Detections.Length).Where(i => products.Detections[i].Box.Area > 0).ToArray();
            var proposal = PlanogramProposer.Propose(
                new PlanogramCamera(id, frame.WidthPixels, frame.HeightPixels),
                [.. kept.Select(i => products.Detections[i].Box)],
                [.. kept.Select(products.SkuOf)]);
            if (proposal.Positions.IsEmpty)
            {
                throw new InvalidDataException($"{path}: no product was detected in it");
            }

            var planogram = start.With(proposal, out var conflict) ?? throw new InvalidDataException($"{parsed.GetValue(into)}: {conflict}");
            if (parsed.GetValue(draw) is { } picture)
            {
                await File.WriteAllBytesAsync(picture, ProposalPicture.Draw(frame, proposal), cancellationToken);
            }

            await OutputFile.WriteAsync(parsed.GetValue(output), PlanogramFile.Write(planogram), parsed.InvocationConfiguration.Output);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"{proposal.Shelves.Length} shelves, {proposal.Positions.Length} positions, {proposal.Positions.Sum(position => position.Capacity)} facings proposed for {id}. Correct SKUs, names and numbers before use.");
            return ExitCode.Done;
        }));
        return command;
    }

    // The planogram of the settings need not be there yet.
    private static async Task<(bool IsFine, CameraOptions? Camera)> FindCameraAsync(ParseResult parsed, FileInfo? config, string id)
    {
        var read = SettingsReader.FromEnvironment().Read(config, withPlanogram: false);
        if (read.Settings is not { } settings)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{id}' is no picture, so it is taken for a camera of the settings:");
            await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
            return (false, null);
        }

        var cameras = settings.Options.Cameras;
        return (true, cameras.Find(camera => camera.Id == id) ?? throw new InvalidDataException(
            $"'{id}' is neither a picture nor a camera of {read.File}, which has {string.Join(", ", cameras.Select(camera => camera.Id))}."));
    }
}
