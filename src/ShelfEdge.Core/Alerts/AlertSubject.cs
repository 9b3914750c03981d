using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <summary>What can have one open alert, and where that stands. Mutable; one writer.</summary>
/// <param name="topic">What the alerts are about.</param>
/// <param name="position">The position; <see langword="null"/> for a camera.</param>
/// <param name="camera">The camera that sees it, or itself.</param>
internal sealed class AlertSubject(AlertTopic topic, Position? position, CameraId camera)
{
    public AlertTopic Topic => topic;

    public PositionId? Position => position?.Id;

    /// <summary>Id of the position or camera.</summary>
    public string Name { get; } = position?.Id.Value ?? camera.Value;

    public AlertStanding Standing { get; set; }

    /// <summary>True when a stored alert is about this subject as it is planned now.</summary>
    public bool Matches(Alert stored) =>
        stored.Camera == camera && stored.Position == position?.Id && (position is null || stored.Sku == position.Sku);
}
