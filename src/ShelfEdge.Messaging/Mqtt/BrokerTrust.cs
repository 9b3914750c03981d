using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>
/// Decides whether the broker's certificate is good, and remembers why it was not. Revocation is not asked for: a store's network
/// may not reach the issuer, and a box that cannot report is worse.
/// </summary>
/// <param name="authorities">Trusted instead of the system's; <see langword="null"/> for the system's.</param>
internal sealed class BrokerTrust(X509Certificate2Collection? authorities)
{
    /// <summary>Why the last certificate was refused; <see langword="null"/> when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <returns>True when the certificate names the host and leads to a trusted authority.</returns>
    public bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = errors switch
        {
            _ when certificate is null => "the broker showed no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
                $"the broker's certificate ({certificate.Subject}) is for another host name",
            _ when authorities is not null => Verify(certificate, chain, authorities),
            SslPolicyErrors.None => null,
            _ => $"the broker's certificate is not trusted: {Problems(chain)}",
        };
        return Refusal is null;
    }

    private static string? Verify(X509Certificate certificate, X509Chain? sent, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var link in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(link.Certificate);
        }

        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(copy) ? null : $"the broker's certificate is not trusted by the CA file: {Problems(chain)}";
    }

    private static string Problems(X509Chain? chain) =>
        string.Join(", ", (chain?.ChainStatus ?? []).Select(status => status.Status).Distinct());
}
