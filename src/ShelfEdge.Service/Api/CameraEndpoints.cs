using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Api;

/// <summary>What the cameras deliver.</summary>
internal static class CameraEndpoints
{
    public static void MapCameras(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1/cameras").WithTags("cameras");
        group.MapGet("", List).WithSummary("State and counters of every camera.");
        group.MapGet("/{id}/gaps", Gaps)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Empty stretches of shelf in the newest frame that was searched for them, the widest first.");
        group.MapGet("/{id}/latest.jpg", LatestPicture)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("The newest processed frame with what was found in it, drawn on request and stored nowhere.");
    }

    private static Ok<CameraList> List(PipelineProgress progress) =>
        TypedResults.Ok(new CameraList([.. progress.Snapshot().Cameras.Select(CameraAnswer.From)]));

    private static Results<Ok<GapList>, ProblemHttpResult> Gaps(
        string id, PipelineProgress progress, CameraGaps gaps, HttpResponse response)
    {
        if (progress.Snapshot().Cameras.FirstOrDefault(camera => camera.Camera.Value == id) is not { } camera)
        {
            return TypedResults.Problem($"There is no camera '{id}'.", statusCode: StatusCodes.Status404NotFound);
        }

        if (camera.Searched is { } searched)
        {
            return TypedResults.Ok(gaps.Describe(searched));
        }

        response.Headers.RetryAfter = "10";
        return TypedResults.Problem(
            $"No frame of camera '{id}' has been searched for gaps yet; with sight.gapsEvery 0s none is.",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> LatestPicture(
        string id, PipelineProgress progress, LatestPictures pictures, HttpResponse response)
    {
        if (!progress.Cameras.Any(camera => camera.Camera.Value == id))
        {
            return TypedResults.Problem($"There is no camera '{id}'.", statusCode: StatusCodes.Status404NotFound);
        }

        response.Headers.CacheControl = "no-store";
        if (pictures.Draw(new CameraId(id)) is { } picture)
        {
            response.Headers["X-Frame-Number"] = picture.FrameNumber.ToString(CultureInfo.InvariantCulture);
            return TypedResults.File(picture.Jpeg, "image/jpeg", lastModified: picture.CapturedAt);
        }

        response.Headers.RetryAfter = "1";
        return TypedResults.Problem(
            $"Camera '{id}' has given no frame yet, or its first picture is being drawn.",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>All cameras, in the order of the settings.</summary>
internal sealed record CameraList(IReadOnlyList<CameraAnswer> Cameras);

/// <summary>One camera.</summary>
/// <param name="Id">As in the settings.</param>
/// <param name="State"><c>connecting</c>, <c>online</c>, <c>stalled</c> or <c>lost</c>, or while online why it cannot be trusted:
/// <c>frozen</c>, <c>dark</c>, <c>overexposed</c>, <c>blurred</c>, <c>covered</c> or <c>moved</c>.</param>
/// <param name="Reason">Why it does not deliver, or cannot be trusted.</param>
/// <param name="Since">When the state was entered.</param>
/// <param name="FramesCaptured">Since the start.</param>
/// <param name="FramesDropped">Frames that gave way to newer ones.</param>
/// <param name="FramesProcessed">Frames whose result went all the way.</param>
/// <param name="LastFrameAt">Capture time of the newest processed frame.</param>
/// <param name="WidthPixels">Of that frame.</param>
/// <param name="HeightPixels">Of that frame.</param>
/// <param name="Products">Products found in that frame.</param>
internal sealed record CameraAnswer(
    string Id,
    string State,
    string? Reason,
    DateTimeOffset? Since,
    long FramesCaptured,
    long FramesDropped,
    long FramesProcessed,
    DateTimeOffset? LastFrameAt,
    int? WidthPixels,
    int? HeightPixels,
    int? Products)
{
    public static CameraAnswer From(CameraSnapshot camera) =>
        new(
            camera.Camera.Value,
            camera.Standing.State,
            camera.Standing.Reason,
            camera.Standing.Since,
            camera.Captured,
            camera.Dropped,
            camera.Processed,
            camera.Newest?.CapturedAt,
            camera.Newest?.WidthPixels,
            camera.Newest?.HeightPixels,
            camera.Newest?.Detections.Length);
}
