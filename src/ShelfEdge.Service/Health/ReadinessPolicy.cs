using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Sight;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>Decides whether the box does its work: pure, from one snapshot.</summary>
internal static class ReadinessPolicy
{
    /// <returns>Why the box is not ready, one reason per trouble; empty when it is.</returns>
    public static ImmutableArray<string> Evaluate(PipelineSnapshot pipeline, HealthRules rules)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (var camera in pipeline.Cameras)
        {
            if (camera.Processed == 0)
            {
                reasons.Add($"camera {camera.Camera}: no frame yet{Because(camera.Status)}");
            }
            else if (camera.SinceProcessed > Longer(rules.StaleAfter, camera.Allowance))
            {
                reasons.Add($"camera {camera.Camera}: no frame for {Seconds(camera.SinceProcessed)} s{Because(camera.Status)}");
            }
            else if (camera.Newest?.Sight is { Condition: not CameraCondition.Clear } && camera.Standing is { Reason: { } reason } standing)
            {
                reasons.Add($"camera {camera.Camera}: {standing.State} ({reason})");
            }
        }

        if (pipeline.Detections == 0)
        {
            reasons.Add("inference has not run");
        }

        if (pipeline.OutboxProblem is { } problem)
        {
            reasons.Add($"outbox cannot be written: {problem}");
        }

        return reasons.ToImmutable();
    }

    private static string Because(CameraStatus? status) =>
        status is null or { State: CameraState.Online } ? ""
        : $" ({status.State.ToString().ToLowerInvariant()}{(status.Reason is null ? "" : $": {status.Reason}")})";

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
