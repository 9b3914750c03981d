using ShelfEdge.Core.Alerts;

namespace ShelfEdge.Service.Remote;

/// <summary>Result of <c>detect-now</c>.</summary>
internal sealed record LookResult(IReadOnlyList<CameraLook> Cameras);

/// <summary>What a camera showed.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="State">As in its status.</param>
/// <param name="Frame">Number of the frame that was looked at; absent when none came in time.</param>
/// <param name="CapturedAt">When it was captured.</param>
/// <param name="Products">Found in it; absent when the camera cannot be trusted.</param>
internal sealed record CameraLook(string Camera, string State, long? Frame, DateTimeOffset? CapturedAt, int? Products);

/// <summary>Result of <c>snapshot</c>.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Frame">Number of the frame.</param>
/// <param name="CapturedAt">When it was captured.</param>
/// <param name="Jpeg">The picture in base 64.</param>
internal sealed record PictureResult(string Camera, long Frame, DateTimeOffset CapturedAt, byte[] Jpeg);

/// <summary>Result of <c>acknowledge</c>.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="AcknowledgedBy">Who said first that they have seen it.</param>
/// <param name="AcknowledgedAt">When.</param>
internal sealed record AlertResult(Guid Alert, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt)
{
    public static AlertResult Of(Alert alert) => new(alert.Id, alert.Acknowledged?.By, alert.Acknowledged?.At);
}

/// <summary>Result of <c>suppress</c>.</summary>
/// <param name="Suppression">To lift it by.</param>
/// <param name="Position">Absent for the whole store.</param>
/// <param name="From">Begin.</param>
/// <param name="Until">End.</param>
internal sealed record SuppressionResult(Guid Suppression, string? Position, DateTimeOffset From, DateTimeOffset Until)
{
    public static SuppressionResult Of(Suppression suppression) =>
        new(suppression.Id, suppression.Position?.Value, suppression.From, suppression.Until);
}

/// <summary>Result of <c>support-bundle</c>.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Archive">A gzipped tar file in base 64.</param>
internal sealed record BundleResult(string Name, string Sha256, byte[] Archive);
