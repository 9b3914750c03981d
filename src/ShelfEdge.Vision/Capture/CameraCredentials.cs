namespace ShelfEdge.Vision.Capture;

/// <summary>User name and password of a camera, not encoded. Never logged: <see cref="ToString"/> shows neither.</summary>
internal sealed record CameraCredentials(string Username, string Password)
{
    // RFC 3986 allows these sizes; ffmpeg's RTSP client silently cuts user information at 127 characters.
    private const int MaxUserInfo = 127;
    private const int MaxPasswordFileBytes = 4096;

    /// <summary>As it stands in an address: percent-encoded, with a colon between.</summary>
    public string UserInfo => $"{Uri.EscapeDataString(Username)}:{Uri.EscapeDataString(Password)}";

    /// <summary>From the address, or from the user name and password file of the options; the options win.</summary>
    /// <exception cref="FrameSourceException">The password file cannot be read, or the pair is too long to be used.</exception>
    public static CameraCredentials? Read(Uri address, string? username, string? passwordFile)
    {
        CameraCredentials? credentials = null;
        if (!string.IsNullOrEmpty(username))
        {
            credentials = new CameraCredentials(username, passwordFile is null ? "" : ReadPassword(passwordFile));
        }
        else if (address.UserInfo.Length > 0)
        {
            var parts = address.UserInfo.Split(':', 2);
            credentials = new CameraCredentials(
                Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }

        return credentials is { UserInfo.Length: > MaxUserInfo }
            ? throw new FrameSourceException(
                $"User name and password have more than {MaxUserInfo} characters once percent-encoded.")
            : credentials;
    }

    public override string ToString() => SecretFilter.Mask;

    private static string ReadPassword(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxPasswordFileBytes)
            {
                throw new FrameSourceException($"PasswordFile {path} is larger than {MaxPasswordFileBytes} bytes.");
            }

            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FrameSourceException($"PasswordFile {path} cannot be read: {e.Message}", e);
        }
    }
}
