using System.Text.RegularExpressions;

namespace ShelfEdge.Vision.Capture;

/// <summary>Takes the credentials of one camera out of text that others wrote, such as the error output of ffmpeg.</summary>
internal sealed partial class SecretFilter
{
    public const string Mask = "***";

    private readonly string[] _secrets;

    public SecretFilter(Uri? address, CameraCredentials? credentials)
    {
        var secrets = new List<string>();
        if (address is not null)
        {
            secrets.Add(address.UserInfo);
            secrets.Add(address.Query);
            secrets.AddRange(address.AbsolutePath.Split('/').Where(MayHoldSecret));
        }

        if (credentials is not null)
        {
            secrets.Add(credentials.UserInfo);
            secrets.Add(Uri.EscapeDataString(credentials.Password));
            secrets.Add(credentials.Password);
        }

        // Longest first, so that a password inside a longer secret does not leave the rest of that secret standing.
        _secrets = [.. secrets.Where(s => s.Length > 0 && s != "?").Distinct().OrderByDescending(s => s.Length)];
    }

    /// <summary>Whether a path segment of a camera's address may carry a password, as in <c>user=admin_password=x</c>.</summary>
    public static bool MayHoldSecret(string segment) =>
        segment.Contains('=') || segment.Contains("%3d", StringComparison.OrdinalIgnoreCase);

    public string Hide(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        }

        // The address of another server may come with a redirect or a playlist.
        return Queries().Replace(UserInfos().Replace(text, $"://{Mask}@"), $"$1?{Mask}");
    }

    [GeneratedRegex(@"://[^/\s'""]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfos();

    [GeneratedRegex(@"(://[^\s'""?]*)\?[^\s'""]*", RegexOptions.CultureInvariant)]
    private static partial Regex Queries();
}
