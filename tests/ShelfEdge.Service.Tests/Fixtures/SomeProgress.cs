using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Health;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>Snapshots of a box that is well, for a test to change.</summary>
internal static class SomeProgress
{
    public static DateTimeOffset Time { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static CameraId Camera { get; } = new("camera-1");

    public static CameraSnapshot WellCamera { get; } = new(
        Camera, Status(CameraState.Online), Result(7), Captured: 10, Dropped: 2, Processed: 8,
        SinceProcessed: TimeSpan.FromSeconds(1), SinceLoopSeen: TimeSpan.FromSeconds(1), Allowance: TimeSpan.FromSeconds(40),
        HasEnded: false);

    public static PipelineSnapshot Well { get; } = With(WellCamera);

    public static PipelineSnapshot With(params CameraSnapshot[] cameras) => new(
        [.. cameras], Detections: 8, SinceDetection: TimeSpan.FromSeconds(1), SinceStockLoop: TimeSpan.FromSeconds(1),
        SinceOutboxLoop: TimeSpan.FromSeconds(1), OutboxProblem: null);

    public static CameraStatus Status(CameraState state, string? reason = null) => new(Camera, state, reason, Time, 1);

    public static FrameDetections Result(long number, int products = 0) => new(
        Camera, number, Time.AddSeconds(number), TestStore.Width, TestStore.Height,
        [.. Enumerable.Repeat(default(Detection), products)]);
}
