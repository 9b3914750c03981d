using System.Collections.Immutable;
using System.Security.Cryptography;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Tells whether the files of a login were replaced: by their content, as a copied file may bear the time and size of the old.
/// </summary>
internal static class CredentialStamps
{
    /// <summary>One stamp for each file that the options name; equal as long as no file was replaced.</summary>
    public static ImmutableArray<string> Read(MqttOptions options) =>
    [
        .. new[] { options.PasswordFile, options.CaFile, options.CertificateFile, options.KeyFile }.OfType<string>().Select(Stamp),
    ];

    private static string Stamp(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.Length > MqttCredentials.MaxFileBytes ? "too large" : Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
