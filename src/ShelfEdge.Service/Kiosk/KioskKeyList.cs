namespace ShelfEdge.Service.Kiosk;

/// <summary>The keys file.</summary>
/// <param name="Version">1.</param>
/// <param name="Keys">In the order they were added.</param>
internal sealed record KioskKeyList(int Version, IReadOnlyList<KioskKey> Keys)
{
    public static KioskKeyList Empty { get; } = new(1, []);
}
