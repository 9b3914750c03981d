using System.Diagnostics.CodeAnalysis;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Where frames come from, as the operator wrote it: a path, <c>file://</c>, <c>v4l2://</c>, <c>rtsp://</c>,
/// <c>rtsps://</c>, <c>rtmp://</c>, <c>http://</c>, <c>https://</c>, <c>snapshot+http://</c> or <c>snapshot+https://</c>.
/// It may hold credentials; <see cref="ToString"/> never shows them.
/// </summary>
public sealed class CameraUri
{
    /// <summary>For error messages.</summary>
    public const string Allowed =
        "a picture, video or folder path, file://, v4l2:///dev/video0, rtsp://, rtsps://, rtmp://, http://, https://, "
        + "snapshot+http:// or snapshot+https://";

    private const string SnapshotPrefix = "snapshot+";

    private readonly string _display;

    private CameraUri(SourceKind kind, string? path, Uri? address, string display)
    {
        Kind = kind;
        Path = path;
        Address = address;
        _display = display;
    }

    /// <summary>What stands behind it.</summary>
    public SourceKind Kind { get; }

    /// <summary>Whether it is reached over the network, so that credentials apply.</summary>
    public bool IsNetwork => Address is not null;

    /// <summary>Where a local source is; <see langword="null"/> for a network source.</summary>
    internal string? Path { get; }

    /// <summary>With its credentials and without the snapshot prefix; <see langword="null"/> for a local source.</summary>
    internal Uri? Address { get; }

    /// <summary>Reads what the operator wrote. Touches neither disk nor network.</summary>
    /// <param name="text">The address or path.</param>
    /// <param name="uri">The result.</param>
    /// <param name="error">What is wrong and what is allowed; holds no credentials.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text,
        [NotNullWhen(true)] out CameraUri? uri,
        [NotNullWhen(false)] out string? error)
    {
        (uri, error) = Parse(text);
        return uri is not null;
    }

    /// <summary>The address without user name, password, query and any path segment that holds <c>=</c>.</summary>
    public override string ToString() => _display;

    private static (CameraUri? Uri, string? Error) Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, $"is empty; allowed: {Allowed}");
        }

        if (text.Any(char.IsControl))
        {
            return (null, "holds a control character or line break");
        }

        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return text.StartsWith("/dev/video", StringComparison.Ordinal)
                ? (null, "is a device: write v4l2:///dev/video0 with its number")
                : Local(text);
        }

        var scheme = text[..end].ToLowerInvariant();
        return scheme switch
        {
            "file" => text[(end + 3)..] is ['/', ..] path
                ? Local(Uri.UnescapeDataString(path))
                : (null, "file:// needs an absolute path: file:///folder/name.jpg"),
            "v4l2" => Device(text[(end + 3)..]),
            "rtsp" or "rtsps" or "rtmp" or "http" or "https" => Network(SourceKind.Stream, text),
            SnapshotPrefix + "http" or SnapshotPrefix + "https" =>
                Network(SourceKind.Snapshot, text[SnapshotPrefix.Length..]),
            _ => (null, $"has {Name(scheme)}; allowed: {Allowed}"),
        };
    }

    private static (CameraUri?, string?) Local(string path) =>
        (new CameraUri(LocalKind(path), path, null, path), null);

    private static SourceKind LocalKind(string path) =>
        ImageFile.IsPicture(path) ? SourceKind.Picture
        : VideoSource.IsVideo(path) ? SourceKind.Video
        : SourceKind.Folder;

    private static (CameraUri?, string?) Device(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal)
            ? (new CameraUri(SourceKind.Device, path, null, $"v4l2://{path}"), null)
            : (null, "v4l2:// needs a device path: v4l2:///dev/video0");

    private static (CameraUri?, string?) Network(SourceKind kind, string text)
    {
        // Nothing of the text is repeated in an error: when it does not parse, who knows which part is the password.
        if (text.Any(char.IsWhiteSpace))
        {
            return (null, "holds a space; write %20");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return (null, "is not a valid address; characters like @ : / # ? % in a user name or password must be "
                + "percent-encoded, or use Username and PasswordFile");
        }

        if (address.Fragment.Length > 0)
        {
            return (null, "holds '#'; write %23");
        }

        if (address.Scheme == "rtmp" && address.AbsolutePath.Length < 2)
        {
            return (null, "rtmp:// needs an application and a stream name: rtmp://host/live/name");
        }

        return (new CameraUri(kind, null, address, Redact(kind, address)), null);
    }

    private static string Redact(SourceKind kind, Uri address)
    {
        var prefix = kind == SourceKind.Snapshot ? SnapshotPrefix : "";
        var credentials = address.UserInfo.Length > 0 ? SecretFilter.Mask + "@" : "";
        var port = address.IsDefaultPort || address.Port < 0 ? "" : $":{address.Port}";
        var segments = address.AbsolutePath.Split('/').Select(s => SecretFilter.MayHoldSecret(s) ? SecretFilter.Mask : s);
        var query = address.Query.Length > 0 ? "?" + SecretFilter.Mask : "";
        return $"{prefix}{address.Scheme}://{credentials}{address.Host}{port}{string.Join('/', segments)}{query}";
    }

    // Text before "://" that does not look like a scheme may hold a password that was put in the wrong place.
    private static string Name(string scheme) =>
        scheme.Length is > 0 and <= 20 && scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            ? $"the unknown scheme '{scheme}'"
            : "no known scheme";
}
