using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Offers;

/// <summary>
/// Reads the offers of a store (<c>offers.json</c>, described in <c>docs/offers.md</c> and by <c>docs/schemas/offers.schema.json</c>).
/// </summary>
public static class OfferFile
{
    /// <summary>
    /// Reads a file and checks all of it. Comments and trailing commas are allowed, and a UTF-8 byte order mark is skipped. Never
    /// throws for what is in it.
    /// </summary>
    /// <param name="utf8">The bytes, at most <see cref="OfferLimits.Bytes"/>.</param>
    public static OfferReadResult Read(ReadOnlySpan<byte> utf8) =>
        EditedJson.Parse(utf8, OfferLimits.Bytes, OfferReader.Read, error => new OfferReadResult(null, [error]));
}
