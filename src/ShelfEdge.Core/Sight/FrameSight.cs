using System.Collections.Immutable;

namespace ShelfEdge.Core.Sight;

/// <summary>What one frame is worth, whatever was detected in it. Immutable.</summary>
/// <param name="Finding">What this frame shows of its camera; any but <see cref="CameraCondition.Clear"/> makes it no evidence.</param>
/// <param name="Condition">What is said of the camera: a finding that has lasted.</param>
/// <param name="Since">When the condition was entered.</param>
/// <param name="Shift">Where the reference view lies in this frame.</param>
public sealed record FrameSight(CameraCondition Finding, CameraCondition Condition, DateTimeOffset Since, ViewShift Shift)
{
    /// <summary>Indexes of the camera's positions, in planogram order, over which glare lies.</summary>
    public ImmutableArray<int> Glare { get; init; } = [];

    /// <summary>The detections are those of an earlier frame that looked the same.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The frame shows the shelf as it is now.</summary>
    public bool IsEvidence => Finding == CameraCondition.Clear;
}
