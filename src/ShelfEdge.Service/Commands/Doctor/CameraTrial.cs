using System.Globalization;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Doctor;

/// <summary>Opens a camera and reads one frame.</summary>
internal static class CameraTrial
{
    public static async Task<Check> RunAsync(CameraOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = $"camera {options.Id}";
        var started = time.GetTimestamp();
        using var pool = new FramePool(
            new CameraId(options.Id), capacity: 1, time, options.MaxWidthPixels, options.MaxHeightPixels);
        pool.TryRent(out var rented);
        using var frame = rented!;
        if (await CameraShot.TakeAsync(options, frame, time, cancellationToken) is { } problem)
        {
            return Check.Failed(name, problem);
        }

        var took = time.GetElapsedTime(started).TotalSeconds;
        return Check.Ok(name, string.Create(
            CultureInfo.InvariantCulture, $"{CameraShot.Address(options)}: {frame.WidthPixels}x{frame.HeightPixels} after {took:0.0} s"));
    }
}
