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
        using var deadline = new CancellationTokenSource(options.OpenTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var pool = new FramePool(
            new CameraId(options.Id), capacity: 1, time, options.MaxWidthPixels, options.MaxHeightPixels);
        pool.TryRent(out var rented);
        using var frame = rented!;
        try
        {
            await using var source = FrameSourceFactory.Create(options, time);
            await source.OpenAsync(either.Token);
            if (!await source.ReadAsync(frame, either.Token))
            {
                return Check.Failed(name, "gave no picture before its end");
            }

            var took = time.GetElapsedTime(started).TotalSeconds;
            return Check.Ok(name, string.Create(
                CultureInfo.InvariantCulture, $"{Address(options)}: {frame.WidthPixels}x{frame.HeightPixels} after {took:0.0} s"));
        }
        catch (FrameSourceException exception)
        {
            return Check.Failed(name, $"{Address(options)}: {exception.Message}");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Check.Failed(name, string.Create(
                CultureInfo.InvariantCulture, $"{Address(options)}: no picture within {options.OpenTimeout.TotalSeconds:0} s"));
        }
    }

    // Without credentials.
    private static string Address(CameraOptions options) =>
        CameraUri.TryParse(options.Uri, out var uri, out _) ? uri.ToString() : "";
}
