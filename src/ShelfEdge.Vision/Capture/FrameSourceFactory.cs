namespace ShelfEdge.Vision.Capture;

/// <summary>Makes the source that fits a camera's address.</summary>
public static class FrameSourceFactory
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Makes a source, not yet open, that the caller disposes. Reads the password file; touches no network and no device.
    /// </summary>
    /// <exception cref="FrameSourceException">The address is wrong or the password file cannot be read.</exception>
    public static IFrameSource Create(CameraOptions options, TimeProvider time)
    {
        if (!CameraUri.TryParse(options.Uri, out var uri, out var error))
        {
            throw new FrameSourceException($"Uri {error}");
        }

        return uri.Kind switch
        {
            SourceKind.Picture or SourceKind.Folder => new ReplaySource(
                uri.Path!, uri.Kind == SourceKind.Folder, options.Loop, options.FrameInterval ?? DefaultInterval, time),
            SourceKind.Video => new VideoSource(uri.Path!, options.Loop, options.FrameInterval, time),
            SourceKind.Device => new DeviceSource(uri.Path!, options, time),
            SourceKind.Stream => CreateStream(uri.Address!, options),
            SourceKind.Snapshot => CreateSnapshot(uri.Address!, options, time),
            _ => throw new InvalidOperationException($"No source reads {uri.Kind}."),
        };
    }

    private static FfmpegSource CreateStream(Uri address, CameraOptions options)
    {
        var credentials = CameraCredentials.Read(address, options.Username, options.PasswordFile);
        return new FfmpegSource(
            FfmpegCommand.Build(address, credentials, options),
            new SecretFilter(address, credentials),
            FfmpegCommand.IsFile(address),
            options.Loop);
    }

    private static SnapshotSource CreateSnapshot(Uri address, CameraOptions options, TimeProvider time)
    {
        var credentials = CameraCredentials.Read(address, options.Username, options.PasswordFile);
        return new SnapshotSource(
            address,
            credentials,
            new SecretFilter(address, credentials),
            options.AcceptAnyCertificate,
            options.FrameInterval ?? DefaultInterval,
            time);
    }
}
