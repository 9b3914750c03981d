using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>
/// Decides whether the supervisor may be told that the box is alive: pure. A timer alone proves nothing, so the answer
/// comes from work done: frames went all the way since the last time, or every camera is down and the loops that would
/// bring it back are alive.
/// </summary>
internal static class WatchdogPolicy
{
    /// <param name="pipeline">Now.</param>
    /// <param name="processedAtLastFeed"><see cref="PipelineSnapshot.Processed"/> when the watchdog was last fed.</param>
    /// <param name="rules">Numbers.</param>
    /// <returns>Why the watchdog must go hungry, or <see langword="null"/> when it may be fed.</returns>
    public static string? ReasonNotToFeed(PipelineSnapshot pipeline, long processedAtLastFeed, HealthRules rules)
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

        foreach (var camera in pipeline.Cameras)
        {
            if (IsDown(camera) ? camera.SinceLoopSeen > rules.LoopTimeout : camera.SinceProcessed > camera.Allowance)
            {
                return $"camera {camera.Camera} is {(IsDown(camera) ? "down and its loop does nothing" : "online and no frame is processed")}";
            }
        }

        var nothingToProcess = pipeline.Cameras.All(IsDown);
        return nothingToProcess || pipeline.Processed > processedAtLastFeed ? null : "no frame was processed since the last time";
    }

    private static bool IsDown(CameraSnapshot camera) => camera.Status is not { State: CameraState.Online };
}
