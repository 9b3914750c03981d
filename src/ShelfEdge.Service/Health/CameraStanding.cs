using ShelfEdge.Core.Sight;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Health;

/// <summary>What is said of a camera: whether it delivers, and when it does whether that can be trusted.</summary>
/// <param name="State">A state of <see cref="CameraState"/> or a condition of <see cref="CameraCondition"/>, as a word.</param>
/// <param name="Reason">Why the stock of its positions is not known; <see langword="null"/> when all is well.</param>
/// <param name="Since">When that was entered.</param>
internal readonly record struct CameraStanding(string State, string? Reason, DateTimeOffset? Since)
{
    /// <summary>From what the capture loop reported last and what the newest frame is worth.</summary>
    public static CameraStanding Of(CameraStatus? status, FrameSight? sight) =>
        status is { State: CameraState.Online } && sight is { Condition: not CameraCondition.Clear }
            ? new(Word(sight.Condition), ConditionReasons.Of(sight.Condition), sight.Since)
            : new(Word(status?.State ?? CameraState.Connecting), status?.Reason, status?.Since);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
