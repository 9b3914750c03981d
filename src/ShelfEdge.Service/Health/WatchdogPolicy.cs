using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>
/// Decides whether the supervisor may be told that the box is alive: pure. A timer alone proves nothing, so the answer
/// comes from work done: a frame of every camera that is online went all the way a short while ago, and for every camera
/// that is down the loop that would bring it back is alive.
/// </summary>
internal static class WatchdogPolicy
{
    /// <returns>Why the watchdog must go hungry, or <see langword="null"/> when it may be fed.</returns>
    public static string? ReasonNotToFeed(PipelineSnapshot pipeline, HealthRules rules)
    {
        if (pipeline.SinceStockLoop > rules.LoopTimeout)
        {
            return "the stock loop does nothing";
        }

        if (pipeline.SinceOutboxLoop > rules.LoopTimeout)
        {
            return "the outbox loop does nothing";
        }

        if (pipeline.OutboxProblem is not null)
        {
            // The stock loop is alive and tries to store what it decided; killing it would not give the disk room.
            return null;
        }

        return pipeline.Cameras.Select(camera => ReasonNotToFeed(camera, rules)).FirstOrDefault(reason => reason is not null);
    }

    private static string? ReasonNotToFeed(CameraSnapshot camera, HealthRules rules)
    {
        if (camera.Status is { State: CameraState.Online })
        {
            return camera.SinceProcessed > camera.Allowance ? $"camera {camera.Camera} is online and no frame is processed" : null;
        }

        return !camera.HasEnded && camera.SinceLoopSeen > rules.LoopTimeout ? $"camera {camera.Camera} is down and its loop does nothing" : null;
    }
}
