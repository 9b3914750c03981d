using ShelfEdge.Core.Kiosk;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Offers;

/// <summary>
/// Who got which offer and took it: one row for a shopper and an offer. Part of the kiosk database, whose owner locks and begins
/// transactions.
/// </summary>
internal sealed class OfferTable(BoxDatabase database)
{
    public const string Schema =
        """
        CREATE TABLE IF NOT EXISTS offer_exposure (
            id INTEGER PRIMARY KEY, shopper BLOB NOT NULL, offer TEXT NOT NULL, held INTEGER NOT NULL, time INTEGER NOT NULL,
            done INTEGER NOT NULL, UNIQUE (shopper, offer));
        CREATE INDEX IF NOT EXISTS offer_exposure_time ON offer_exposure (time);
        """;

    // Both groups of more offers than can ever be of interest; the newest.
    private const int MostGroups = 1_000;

    public void Store(OfferNews news)
    {
        foreach (var one in news.Exposures)
        {
            database.Run(
                "INSERT OR IGNORE INTO offer_exposure (shopper, offer, held, time, done) VALUES ($1, $2, $3, $4, 0)",
                one.Shopper.ToBytes(), one.Offer, one.IsHeldOut ? 1 : 0, one.At.ToUnixTimeMilliseconds());
        }

        foreach (var one in news.Taken)
        {
            database.Run(
                "UPDATE offer_exposure SET done = 1 WHERE shopper = $1 AND offer = $2 AND time BETWEEN $3 AND $4",
                one.Shopper.ToBytes(), one.Offer, one.NotBefore.ToUnixTimeMilliseconds(), one.At.ToUnixTimeMilliseconds());
        }
    }

    /// <returns>Rows that were deleted.</returns>
    public int Forget(byte[] shopper) => database.Run("DELETE FROM offer_exposure WHERE shopper = $1", shopper);

    /// <returns>Rows that were deleted by age, and by number.</returns>
    public (int Old, int Beyond) Prune(long before, int most) => (
        database.Run("DELETE FROM offer_exposure WHERE time < $1", before),
        database.Run("DELETE FROM offer_exposure WHERE id <= (SELECT MAX(id) FROM offer_exposure) - $1", most));

    /// <summary>Of every offer that somebody got, those of late first.</summary>
    public IReadOnlyList<OfferEffect> Effects() =>
    [
        .. database.Query(
                "SELECT offer, held, COUNT(*), SUM(done), MAX(time) FROM offer_exposure GROUP BY offer, held ORDER BY 5 DESC LIMIT $1",
                row => (Offer: row.GetString(0), IsHeld: row.GetInt32(1) == 1, Shoppers: row.GetInt32(2), Done: row.GetInt32(3)),
                MostGroups)
            .GroupBy(group => group.Offer, StringComparer.Ordinal)
            .Select(offer =>
            {
                var given = offer.FirstOrDefault(group => !group.IsHeld);
                var held = offer.FirstOrDefault(group => group.IsHeld);
                return new OfferEffect(offer.Key, new Uplift(given.Shoppers, given.Done, held.Shoppers, held.Done));
            }),
    ];
}
