using System.Text;

namespace ShelfEdge.Hub.Intake;

/// <summary>
/// Which stores this hub takes when the broker cannot split the load. The same on every machine and in every version: FNV-1a of
/// the store's name.
/// </summary>
/// <param name="instance">This hub, from 0.</param>
/// <param name="instances">All of them.</param>
internal sealed class StoreShare(int instance, int instances)
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    public bool Takes(string site) => Hash(site) % (uint)instances == instance;

    private static uint Hash(string site) =>
        Encoding.UTF8.GetBytes(site).Aggregate(Offset, (hash, one) => unchecked((hash ^ one) * Prime));
}
