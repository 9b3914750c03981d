using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ShelfEdge.Testing.Capture;

/// <summary>Checks the credentials of a request by basic (RFC 7617) or digest (RFC 7616, MD5) authentication.</summary>
public sealed partial class HttpLogin(bool isDigest, string user, string password)
{
    private const string Realm = "camera";
    private const string Nonce = "7ca1ab1e7ca1ab1e";

    /// <summary>What an unauthenticated request is answered with.</summary>
    public string Challenge => isDigest
        ? $"WWW-Authenticate: Digest realm=\"{Realm}\", nonce=\"{Nonce}\", qop=\"auth\", algorithm=MD5"
        : $"WWW-Authenticate: Basic realm=\"{Realm}\"";

    public bool IsSatisfiedBy(HttpExchange exchange) =>
        exchange.Headers.TryGetValue("Authorization", out var header)
        && (isDigest ? CheckDigest(header, exchange.Method) : CheckBasic(header));

    private bool CheckBasic(string header) =>
        header == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private bool CheckDigest(string header, string method)
    {
        if (!header.StartsWith("Digest ", StringComparison.Ordinal))
        {
            return false;
        }

        var fields = Fields().Matches(header).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('"'));
        var secret = Hash($"{user}:{Realm}:{password}");
        var request = Hash($"{method}:{fields["uri"]}");
        return fields["nonce"] == Nonce
            && fields["response"] == Hash($"{secret}:{Nonce}:{fields["nc"]}:{fields["cnonce"]}:auth:{request}");
    }

#pragma warning disable CA5351 // RFC 7616 names MD5, and it is what cameras speak.
    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("(\\w+)=(\"[^\"]*\"|[^,\\s]+)")]
    private static partial Regex Fields();
}
