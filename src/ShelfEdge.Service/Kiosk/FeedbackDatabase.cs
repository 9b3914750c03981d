using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// What shoppers did, on disk. One connection under a lock; what is deleted is overwritten (<c>secure_delete</c>) and the write-ahead
/// log is cut off, so that nothing of it can be read from the files.
/// </summary>
internal sealed class FeedbackDatabase : IDisposable
{
    public const string FileName = "kiosk.db";

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS shopper (id BLOB PRIMARY KEY, last INTEGER NOT NULL, visits INTEGER NOT NULL, amount REAL NOT NULL);
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
    private readonly SqliteConnection _connection;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="SqliteException">The file is no such database or cannot be used.</exception>
    public FeedbackDatabase(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute(Schema);
    }

    /// <summary>Stores events and what follows from them, or nothing.</summary>
    /// <param name="kiosk">Where they happened.</param>
    /// <param name="events">In order.</param>
    /// <param name="profiles">Of the shoppers in them, as they are now.</param>
    /// <param name="isHeldOut">Whether a shopper gets no recommendations of their own.</param>
    /// <param name="arms">Counts by arm, as they are now.</param>
    public void Append(
        string kiosk,
        IReadOnlyList<Feedback> events,
        IReadOnlyDictionary<ShopperId, ShopperProfile> profiles,
        Func<ShopperId, bool> isHeldOut,
        IReadOnlyList<ArmCounts> arms)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var one in events)
            {
                var shopper = one.Shopper?.ToBytes();
                Execute(
                    "INSERT INTO event (time, kiosk, kind, item, shopper, quantity, arm) VALUES ($0, $1, $2, $3, $4, $5, $6)",
                    one.At.ToUnixTimeMilliseconds(), kiosk, (int)one.Kind, one.Item, shopper, one.Quantity, (int?)one.Arm);
                if (shopper is not null)
                {
                    Expose(one, shopper, isHeldOut);
                }
            }

            foreach (var (id, profile) in profiles)
            {
                Execute(
                    "INSERT INTO shopper VALUES ($0, $1, $2, $3) ON CONFLICT (id) DO UPDATE SET last = $1, visits = $2, amount = $3",
                    id.ToBytes(), profile.Last.ToUnixTimeMilliseconds(), profile.Visits, profile.Amount);
            }

            for (var arm = 0; arm < arms.Count; arm++)
            {
                Execute("INSERT OR REPLACE INTO arm VALUES ($0, $1, $2)", arm, arms[arm].Shown, arms[arm].Taken);
            }

            transaction.Commit();
        }
    }

    /// <summary>Removes everything that belongs to a shopper, from the files too.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Forget(ShopperId shopper)
    {
        lock (_gate)
        {
            var id = shopper.ToBytes();
            int rows;
            using (var transaction = _connection.BeginTransaction())
            {
                rows = Execute("DELETE FROM event WHERE shopper = $0", id)
                    + Execute("DELETE FROM exposure WHERE shopper = $0", id)
                    + Execute("DELETE FROM shopper WHERE id = $0", id);
                transaction.Commit();
            }

            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return rows > 0;
        }
    }

    /// <summary>Gives up what is beyond the bounds: events by age and number, oldest first.</summary>
    /// <returns>Events that were given up.</returns>
    public int Prune(DateTimeOffset before, int mostEvents)
    {
        lock (_gate)
        {
            var oldest = before.ToUnixTimeMilliseconds();
            Execute("DELETE FROM exposure WHERE time < $0", oldest);
            Execute("DELETE FROM shopper WHERE last < $0", oldest);
            return Execute("DELETE FROM event WHERE time < $0", oldest)
                + Execute("DELETE FROM event WHERE id <= (SELECT MAX(id) FROM event) - $0", mostEvents);
        }
    }

    /// <summary>Shoppers, newest first.</summary>
    public IReadOnlyList<(ShopperId Id, ShopperProfile Profile)> Shoppers(int most) => Query(
        "SELECT id, last, visits, amount FROM shopper ORDER BY last DESC LIMIT $0",
        row => (Id(row, 0), new ShopperProfile(Time(row, 1), row.GetInt32(2), row.GetDouble(3), [])),
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

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private static ShopperId Id(SqliteDataReader row, int column) => ShopperId.Read(row.GetFieldValue<byte[]>(column));

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    // Done counts when the very item was shown to the shopper before.
    private void Expose(Feedback one, byte[] shopper, Func<ShopperId, bool> isHeldOut)
    {
        if (one.Kind == FeedbackKind.Shown)
        {
            Execute(
                "INSERT OR IGNORE INTO exposure VALUES ($0, $1, $2, 0)",
                shopper, isHeldOut(one.Shopper!.Value) ? 1 : 0, one.At.ToUnixTimeMilliseconds());
        }
        else
        {
            Execute(
                """
                UPDATE exposure SET done = 1 WHERE shopper = $0
                AND EXISTS (SELECT 1 FROM event WHERE shopper = $0 AND item = $1 AND kind = 0)
                """,
                shopper, one.Item);
        }
    }

    private int Execute(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            using var row = command.ExecuteReader();
            var rows = new List<T>();
            while (row.Read())
            {
                rows.Add(read(row));
            }

            return rows;
        }
    }

#pragma warning disable CA2100 // The statements are constants of this class; what comes from outside is a parameter.
    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        }

        return command;
    }
#pragma warning restore CA2100
}
