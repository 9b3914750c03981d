using System.Collections.Immutable;

namespace ShelfEdge.Service.Health;

/// <summary>Progress of all loops at one moment. Immutable.</summary>
/// <param name="Cameras">In the order of the settings.</param>
/// <param name="Detections">Inferences since the start.</param>
/// <param name="SinceDetection">Age of the newest inference; since the start when there was none.</param>
/// <param name="SinceStockLoop">Time since the stock loop last did anything.</param>
/// <param name="SinceOutboxLoop">Time since the outbox loop last did anything.</param>
/// <param name="OutboxProblem">Why events cannot be stored at present; <see langword="null"/> when they can.</param>
internal sealed record PipelineSnapshot(
    ImmutableArray<CameraSnapshot> Cameras,
    long Detections,
    TimeSpan SinceDetection,
    TimeSpan SinceStockLoop,
    TimeSpan SinceOutboxLoop,
    string? OutboxProblem);
