using System.Globalization;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands;

/// <summary>Takes one picture with a camera, within its own deadline for opening.</summary>
internal static class CameraShot
{
    /// <param name="options">The camera.</param>
    /// <param name="frame">Receives the picture.</param>
    /// <param name="time">Clock of the deadline.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why there is no picture; <see langword="null"/> when there is one. The address in it has no credentials.</returns>
    public static async Task<string?> TakeAsync(
        CameraOptions options, Frame frame, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.OpenTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await using var source = FrameSourceFactory.Create(options, time);
            await source.OpenAsync(either.Token);
            return await source.ReadAsync(frame, either.Token) ? null : "gave no picture before its end";
        }
        catch (FrameSourceException exception)
        {
            return $"{Address(options)}: {exception.Message}";
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"{Address(options)}: no picture within {options.OpenTimeout.TotalSeconds:0} s");
        }
    }

    /// <summary>Where the camera is, without credentials.</summary>
    public static string Address(CameraOptions options) =>
        CameraUri.TryParse(options.Uri, out var uri, out _) ? uri.ToString() : "";
}
