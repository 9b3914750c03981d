using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Segment;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// What shoppers did, on disk. One connection under a lock; what is deleted is overwritten (<c>secure_delete</c>) and the write-ahead
/// log is cut off, so that nothing of it can be read from the files.
/// </summary>
internal sealed partial class FeedbackDatabase : IDisposable
{
    public const string FileName = "kiosk.db";

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS shopper (id BLOB PRIMARY KEY, last INTEGER NOT NULL, visits INTEGER NOT NULL, amount REAL NOT NULL);
        CREATE TABLE IF NOT EXISTS habit (shopper BLOB PRIMARY KEY, tally BLOB NOT NULL);
        CREATE TRIGGER IF NOT EXISTS shopper_habit AFTER DELETE ON shopper BEGIN DELETE FROM habit WHERE shopper = OLD.id; END;
        CREATE TABLE IF NOT EXISTS event (
            id INTEGER PRIMARY KEY, time INTEGER NOT NULL, kiosk TEXT NOT NULL, kind INTEGER NOT NULL, item TEXT NOT NULL,
            shopper BLOB, quantity REAL NOT NULL, arm INTEGER);
        CREATE INDEX IF NOT EXISTS event_shopper ON event (shopper, item) WHERE shopper IS NOT NULL;
        CREATE INDEX IF NOT EXISTS event_time ON event (time);
        CREATE TABLE IF NOT EXISTS exposure (
            shopper BLOB PRIMARY KEY, held INTEGER NOT NULL, time INTEGER NOT NULL, done INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS arm (id INTEGER PRIMARY KEY, shown INTEGER NOT NULL, taken INTEGER NOT NULL);
        """;

    private readonly Lock _gate = new();
    private readonly BoxDatabase _database;

    private readonly OfferTable _offers;

    private FeedbackDatabase(BoxDatabase database)
    {
        _database = database;
        _offers = new OfferTable(database);
    }

    /// <summary>False while something deleted may still stand in the write-ahead log; <see cref="Prune"/> tries again.</summary>
    public bool IsLogCut { get; private set; } = true;

    /// <summary>Opens the file, or makes it. One that is damaged is moved to <c>.damaged</c>, over the one before.</summary>
    /// <exception cref="SqliteException">The file cannot be used for another reason.</exception>
    public static FeedbackDatabase Open(string path, ILogger<FeedbackDatabase> logger) =>
        new(BoxDatabase.Open(path, Schema + OfferTable.Schema, reason => LogDamaged(logger, path, reason)));

    /// <summary>Opens a file that is there, to read only.</summary>
    /// <exception cref="SqliteException">There is none, or it is no such database.</exception>
    public static FeedbackDatabase OpenReadOnly(string path) => new(BoxDatabase.OpenReadOnly(path));

    /// <summary>Stores events and what follows from them, or nothing.</summary>
    /// <param name="kiosk">Where they happened.</param>
    /// <param name="events">In order.</param>
    /// <param name="profiles">Of the shoppers in them, as they are now.</param>
    /// <param name="isHeldOut">Whether a shopper gets no recommendations of their own.</param>
    /// <param name="arms">Counts by arm, as they are now.</param>
    /// <param name="offers">Who got which offer, and who took it.</param>
    public void Append(
        string kiosk,
        IReadOnlyList<Feedback> events,
        IReadOnlyDictionary<ShopperId, ShopperProfile> profiles,
        Func<ShopperId, bool> isHeldOut,
        IReadOnlyList<ArmCounts> arms,
        OfferNews offers)
    {
        lock (_gate)
        {
            using var transaction = _database.Begin();
            foreach (var one in events)
            {
                var shopper = one.Shopper?.ToBytes();
                _database.Run(
                    "INSERT INTO event (time, kiosk, kind, item, shopper, quantity, arm) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    one.At.ToUnixTimeMilliseconds(), kiosk, (int)one.Kind, one.Item, shopper, one.Quantity, (int?)one.Arm);
                if (shopper is not null)
                {
                    Expose(one, shopper, isHeldOut);
                }
            }

            foreach (var (id, profile) in profiles)
            {
                _database.Run(
                    "INSERT INTO shopper VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET last = $2, visits = $3, amount = $4",
                    id.ToBytes(), profile.Last.ToUnixTimeMilliseconds(), profile.Visits, profile.Tally.Amount);
                _database.Run("INSERT OR REPLACE INTO habit VALUES ($1, $2)", id.ToBytes(), TallyBlob.Write(profile.Tally));
            }

            for (var arm = 0; arm < arms.Count; arm++)
            {
                _database.Run("INSERT OR REPLACE INTO arm VALUES ($1, $2, $3)", arm, arms[arm].Shown, arms[arm].Taken);
            }

            _offers.Store(offers);
            transaction.Commit();
        }
    }

    /// <summary>Stores who got which offer and who took it, or nothing.</summary>
    public void Append(OfferNews offers)
    {
        lock (_gate)
        {
            using var transaction = _database.Begin();
            _offers.Store(offers);
            transaction.Commit();
        }
    }

    /// <summary>Removes everything that belongs to shoppers, from the files too; all or nothing.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Forget(IReadOnlyCollection<ShopperId> shoppers)
    {
        lock (_gate)
        {
            var rows = 0;
            using (var transaction = _database.Begin())
            {
                foreach (var shopper in shoppers)
                {
                    var id = shopper.ToBytes();
                    rows += _database.Run("DELETE FROM event WHERE shopper = $1", id)
                        + _database.Run("DELETE FROM exposure WHERE shopper = $1", id)
                        + _offers.Forget(id)
                        + _database.Run("DELETE FROM shopper WHERE id = $1", id);
                }

                transaction.Commit();
            }

            IsLogCut = _database.CutLog();
            return rows > 0;
        }
    }

    /// <summary>Gives up what is beyond the bounds: events and exposures to offers by age and number, oldest first.</summary>
    /// <returns>Events that were given up, and exposures that were too many.</returns>
    public (int Events, int Exposures) Prune(DateTimeOffset before, int mostEvents, int mostExposures)
    {
        lock (_gate)
        {
            var oldest = before.ToUnixTimeMilliseconds();
            var others = _database.Run("DELETE FROM exposure WHERE time < $1", oldest) + _database.Run("DELETE FROM shopper WHERE last < $1", oldest);
            var events = _database.Run("DELETE FROM event WHERE time < $1", oldest)
                + _database.Run("DELETE FROM event WHERE id <= (SELECT MAX(id) FROM event) - $1", mostEvents);
            var (old, beyond) = _offers.Prune(oldest, mostExposures);
            if (others + events + old + beyond > 0 || !IsLogCut)
            {
                IsLogCut = _database.CutLog();
            }

            return (events, beyond);
        }
    }

    /// <summary>Shoppers, newest first.</summary>
    public IReadOnlyList<(ShopperId Id, ShopperProfile Profile)> Shoppers(int most) => Query(
        "SELECT id, last, visits, amount, tally FROM shopper LEFT JOIN habit ON habit.shopper = shopper.id ORDER BY last DESC LIMIT $1",
        row => (Id(row, 0), new ShopperProfile(Time(row, 1), Tally(row), [])),
        most);

    /// <summary>All events, oldest first.</summary>
    public IReadOnlyList<Feedback> Events() => Query(
        "SELECT kind, item, shopper, time, quantity, arm FROM event ORDER BY id",
        row => new Feedback(
            (FeedbackKind)row.GetInt32(0), row.GetString(1), row.IsDBNull(2) ? null : Id(row, 2), Time(row, 3), row.GetDouble(4), 0,
            row.IsDBNull(5) ? null : (RankingArm)row.GetInt32(5)));

    /// <summary>Counts by arm.</summary>
    public IReadOnlyList<(int Arm, ArmCounts Counts)> Arms() =>
        Query("SELECT id, shown, taken FROM arm", row => (row.GetInt32(0), new ArmCounts(row.GetInt32(1), row.GetInt32(2))));

    /// <summary>Shoppers who were shown recommendations, and those of them who tapped or bought one.</summary>
    public Uplift Uplift()
    {
        var groups = Query(
            "SELECT held, COUNT(*), SUM(done) FROM exposure GROUP BY held",
            row => (IsHeld: row.GetInt32(0) == 1, Shoppers: row.GetInt32(1), Done: row.GetInt32(2)));
        var treated = groups.FirstOrDefault(group => !group.IsHeld);
        var held = groups.FirstOrDefault(group => group.IsHeld);
        return new Uplift(treated.Shoppers, treated.Done, held.Shoppers, held.Done);
    }

    /// <summary>Of every offer that somebody got, those of late first.</summary>
    public IReadOnlyList<OfferEffect> OfferEffects()
    {
        lock (_gate)
        {
            return _offers.Effects();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _database.Dispose();
        }
    }

    // A file of before there were habits knows the first three sums.
    private static ShopperTally Tally(SqliteDataReader row) => (row.IsDBNull(4) ? null : TallyBlob.Read(row.GetFieldValue<byte[]>(4)))
        ?? new ShopperTally(Time(row, 1), row.GetInt32(2), row.GetDouble(3));

    private static ShopperId Id(SqliteDataReader row, int column) => ShopperId.Read(row.GetFieldValue<byte[]>(column));

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    // Done counts when the very item was shown to the shopper before.
    private void Expose(Feedback one, byte[] shopper, Func<ShopperId, bool> isHeldOut)
    {
        if (one.Kind == FeedbackKind.Shown)
        {
            _database.Run(
                "INSERT OR IGNORE INTO exposure VALUES ($1, $2, $3, 0)",
                shopper, isHeldOut(one.Shopper!.Value) ? 1 : 0, one.At.ToUnixTimeMilliseconds());
        }
        else
        {
            _database.Run(
                """
                UPDATE exposure SET done = 1 WHERE shopper = $1
                AND EXISTS (SELECT 1 FROM event WHERE shopper = $1 AND item = $2 AND kind = 0)
                """,
                shopper, one.Item);
        }
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            return _database.Query(sql, read, values);
        }
    }

    [LoggerMessage(5404, LogLevel.Error, "What kiosks sent, {Path}, was damaged and begins anew: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);
}
