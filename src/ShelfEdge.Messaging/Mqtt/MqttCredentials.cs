using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// The files that a connection needs, read anew for each one so that a rotated password or certificate counts at the next
/// connection. What is wrong with a file is said without its content.
/// </summary>
internal sealed class MqttCredentials : IDisposable
{
    /// <summary>A larger file is refused.</summary>
    public const int MaxFileBytes = 256 * 1024;

    private MqttCredentials(byte[]? password, X509Certificate2Collection? authorities, X509Certificate2? certificate)
    {
        Password = password;
        Authorities = authorities;
        Certificate = certificate;
    }

    /// <summary>Without the line break at the end of the file; <see langword="null"/> for none.</summary>
    public byte[]? Password { get; }

    /// <summary>Trusted instead of the system's; <see langword="null"/> for the system's.</summary>
    public X509Certificate2Collection? Authorities { get; }

    /// <summary>Shown to the broker, with its key; <see langword="null"/> for none.</summary>
    public X509Certificate2? Certificate { get; }

    /// <exception cref="IOException">A file cannot be read or used; the message names it.</exception>
    public static MqttCredentials Read(MqttOptions options)
    {
        var password = options.PasswordFile is { } file ? Trim(ReadFile(file, "password")) : null;
        var authorities = options.CaFile is { } ca ? ReadAuthorities(ca) : null;
        var certificate = options.CertificateFile is { } pem ? ReadCertificate(pem, options.KeyFile) : null;
        return new(password, authorities, certificate);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Password);
        Certificate?.Dispose();
        foreach (var authority in Authorities ?? [])
        {
            authority.Dispose();
        }
    }

    private static byte[] ReadFile(string path, string what)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxFileBytes)
            {
                throw new IOException($"the {what} file {path} is larger than {MaxFileBytes} bytes");
            }

            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"the {what} file {path} does not exist", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"the {what} file {path} may not be read", exception);
        }
    }

    private static byte[] Trim(byte[] content)
    {
        var end = content.Length;
        end -= end > 0 && content[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && content[end - 1] == '\r' ? 1 : 0;
        return content[..end];
    }

    private static X509Certificate2Collection ReadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(Text(ReadFile(path, "CA")));
        }
        catch (CryptographicException exception)
        {
            throw new IOException($"the CA file {path} holds something that is not a certificate", exception);
        }

        return authorities.Count > 0
            ? authorities
            : throw new IOException($"the CA file {path} holds no certificate in PEM form");
    }

    private static X509Certificate2 ReadCertificate(string path, string? keyPath)
    {
        var certificate = Text(ReadFile(path, "certificate"));
        var key = Text(ReadFile(keyPath ?? path, "key"));
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new IOException($"the certificate file {path} and the key file {keyPath} do not make a PEM pair", exception);
        }
    }

    private static string Text(byte[] content) => System.Text.Encoding.ASCII.GetString(content);
}
