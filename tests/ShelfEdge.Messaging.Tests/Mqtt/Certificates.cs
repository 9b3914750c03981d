using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ShelfEdge.Messaging.Tests.Mqtt;

/// <summary>A certificate authority of the test's own and what it signs, as PEM files in a folder.</summary>
internal static class Certificates
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes <c>NAME-ca.pem</c> and, with their keys, <c>NAME-server.pem</c>, <c>NAME-box.pem</c> and <c>NAME-spare.pem</c>.</summary>
    public static void Write(string folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name} authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(From, Until);
        File.WriteAllText(Path.Combine(folder, $"{name}-ca.pem"), authority.ExportCertificatePem());
        Sign(authority, folder, $"{name}-server", [1]);
        Sign(authority, folder, $"{name}-box", [2]);
        Sign(authority, folder, $"{name}-spare", [3]);
    }

    private static void Sign(X509Certificate2 authority, string folder, string name, byte[] serial)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, From, Until, serial);
        File.WriteAllText(Path.Combine(folder, $"{name}.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, $"{name}.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
