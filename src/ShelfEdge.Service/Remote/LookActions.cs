using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Sight;

namespace ShelfEdge.Service.Remote;

/// <summary><c>detect-now</c> and <c>snapshot</c>.</summary>
internal sealed class LookActions(PipelineProgress progress, Sights sights, LatestPictures pictures, TimeProvider time)
{
    // Cameras give several frames a second; one that does not is told as it is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks at a camera, or at all.</summary>
    public async Task<CommandAnswer> DetectNowAsync(CameraArguments data, CancellationToken cancellationToken)
    {
        var cameras = progress.Cameras.Where(camera => data.Camera is null || camera.Camera.Value == data.Camera).ToList();
        if (cameras.Count == 0)
        {
            return NoCamera(data.Camera);
        }

        var before = cameras.ConvertAll(camera => camera.Snapshot().Newest?.FrameNumber ?? 0);
        foreach (var camera in cameras)
        {
            sights.Ask(camera.Camera);
        }

        var asked = time.GetTimestamp();
        while (cameras.Zip(before).Any(pair => !IsNew(pair.First.Snapshot(), pair.Second)) && time.GetElapsedTime(asked) < Patience)
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        var looks = cameras.Zip(before, (camera, number) => Look(camera.Snapshot(), number)).ToList();
        var result = JsonSerializer.SerializeToUtf8Bytes(new LookResult(looks), RemoteJsonContext.Default.LookResult);
        return looks.Exists(look => look.Frame is null)
            ? new CommandAnswer(CommandOutcome.Failed, $"no new frame came within {Patience.TotalSeconds} s", result)
            : new CommandAnswer(CommandOutcome.Done, null, result);
    }

    /// <summary>The newest frame of a camera.</summary>
    public CommandAnswer Snapshot(CameraArguments data)
    {
        if (!progress.Cameras.Any(camera => camera.Camera.Value == data.Camera))
        {
            return NoCamera(data.Camera);
        }

        return pictures.Draw(new CameraId(data.Camera!)) is { } picture
            ? new CommandAnswer(CommandOutcome.Done, null, JsonSerializer.SerializeToUtf8Bytes(
                new PictureResult(data.Camera!, picture.FrameNumber, picture.CapturedAt, picture.Jpeg),
                RemoteJsonContext.Default.PictureResult))
            : CommandAnswer.Failed("the camera has given no frame yet, or its first picture is being drawn");
    }

    private CommandAnswer NoCamera(string? camera) => CommandAnswer.Refused(
        $"there is no camera '{camera}'; there is {string.Join(", ", progress.Cameras.Select(one => one.Camera.Value))}");

    private static bool IsNew(CameraSnapshot camera, long before) =>
        camera.Newest is { } newest && newest.FrameNumber > before && newest.Sight is not { IsRepeat: true };

    private static CameraLook Look(CameraSnapshot camera, long before) => IsNew(camera, before)
        ? new(
            camera.Camera.Value, camera.Standing.State, camera.Newest!.FrameNumber, camera.Newest.CapturedAt,
            camera.Newest.Sight is { IsEvidence: false } ? null : camera.Newest.Detections.Length)
        : new(camera.Camera.Value, camera.Standing.State, null, null, null);
}
