namespace ShelfEdge.Service.Settings;

/// <summary>
/// Makes paths absolute, so that it does not matter where the process was started: relative ones start at the folder of the
/// settings file, secrets are first looked for in systemd's credentials.
/// </summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="credentialsDirectory">What systemd's <c>LoadCredential=</c> made, if anything.</param>
internal sealed class SettingsPaths(string directory, string? credentialsDirectory)
{
    private const string OutboxFile = "outbox.db";

    public void MakeAbsolute(ShelfEdgeOptions options)
    {
        options.Planogram = Resolve(options.Planogram);
        options.DataDirectory = Resolve(options.DataDirectory) ?? options.DataDirectory;
        options.Outbox.Path = Path.Combine(options.DataDirectory, OutboxFile);
        options.Detector.ModelDirectory = Resolve(options.Detector.ModelDirectory) ?? "";
        options.Recognition.Gallery = Resolve(options.Recognition.Gallery) ?? "";
        options.Recognition.ModelDirectory = Resolve(options.Recognition.ModelDirectory) ?? "";
        options.Kiosk.CardKeyFile = ResolveSecret(options.Kiosk.CardKeyFile);
        options.Recommend.ModelDirectory = options.Recommend.ModelDirectory.Length == 0
            ? Path.Combine(options.DataDirectory, "recommend")
            : Resolve(options.Recommend.ModelDirectory)!;
        options.Offers.File = options.Offers.File.Length == 0
            ? Path.Combine(options.DataDirectory, Offers.OfferWatch.FileName)
            : Resolve(options.Offers.File)!;
        options.Mqtt.Site = options.Site ?? options.Mqtt.Site;
        options.Mqtt.Box = options.Box ?? options.Mqtt.Box;
        options.Mqtt.PasswordFile = ResolveSecret(options.Mqtt.PasswordFile);
        options.Mqtt.CaFile = Resolve(options.Mqtt.CaFile);
        options.Mqtt.CertificateFile = Resolve(options.Mqtt.CertificateFile);
        options.Mqtt.KeyFile = ResolveSecret(options.Mqtt.KeyFile);
        foreach (var camera in options.Cameras)
        {
            camera.PasswordFile = ResolveSecret(camera.PasswordFile);
            camera.Uri = ResolveCameraUri(camera.Uri);
        }
    }

    private string? Resolve(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path, directory);

    private string? ResolveSecret(string? path)
    {
        if (string.IsNullOrEmpty(path) || credentialsDirectory is null || Path.IsPathRooted(path))
        {
            return Resolve(path);
        }

        var credential = Path.Combine(credentialsDirectory, path);
        return File.Exists(credential) ? credential : Resolve(path);
    }

    // A plain path has no scheme; whatever has one is left alone.
    private string ResolveCameraUri(string uri) =>
        string.IsNullOrEmpty(uri) || uri.Contains("://", StringComparison.Ordinal) ? uri : Path.GetFullPath(uri, directory);
}
