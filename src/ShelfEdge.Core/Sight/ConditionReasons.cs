namespace ShelfEdge.Core.Sight;

/// <summary>What a person reads of a camera that cannot be trusted. They do not change while the condition lasts.</summary>
public static class ConditionReasons
{
    /// <summary>The reason for a condition; null while all is well.</summary>
    public static string? Of(CameraCondition condition) => condition switch
    {
        CameraCondition.Frozen => "the camera repeats one picture",
        CameraCondition.Dark => "the picture is dark",
        CameraCondition.Overexposed => "the picture is overexposed",
        CameraCondition.Blurred => "the picture is blurred",
        CameraCondition.Covered => "the camera is covered",
        CameraCondition.Moved => "the camera was moved, or its view is hidden",
        _ => null,
    };
}
