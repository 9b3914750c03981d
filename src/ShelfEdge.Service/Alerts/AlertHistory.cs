using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Alerts;

/// <summary>
/// Every step of every alert and suppression, in a SQLite file of its own, bounded by age and number. Written by the stock loop;
/// read by any thread. A history that cannot be written stops nothing: the lines wait in the checkpoint and are written again.
/// </summary>
internal sealed partial class AlertHistory : IDisposable
{
    /// <summary>In the state directory.</summary>
    public const string FileName = "alerts.db";

    private const string Tables =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS entry (
            number     INTEGER PRIMARY KEY,
            alert      TEXT,
            phase      TEXT,
            raised_at  INTEGER,
            at         INTEGER NOT NULL,
            data       TEXT    NOT NULL
        );
        CREATE INDEX IF NOT EXISTS entry_alert ON entry (alert, number);
        CREATE INDEX IF NOT EXISTS entry_raised ON entry (raised_at, alert) WHERE phase = 'Raised';
        CREATE INDEX IF NOT EXISTS entry_at ON entry (at);
        PRAGMA user_version = 1;
        """;

    private readonly Lock _gate = new();
    private readonly BoxDatabase _database;
    private readonly AlertHistoryOptions _options;
    private readonly ILogger<AlertHistory> _logger;
    private long _deleted;
    private long _failures;
    private bool _isFailing;

    private AlertHistory(BoxDatabase database, AlertHistoryOptions options, ILogger<AlertHistory> logger)
    {
        _database = database;
        _options = options;
        _logger = logger;
    }

    /// <summary>Lines deleted at a bound since the start.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Writes that failed since the start.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Opens or makes the file. One that is no database is moved to <c>.damaged</c>, over the one before.</summary>
    public static AlertHistory Open(string path, AlertHistoryOptions options, ILogger<AlertHistory> logger) =>
        new(BoxDatabase.Open(path, Tables, reason => LogDamaged(logger, path, reason)), options, logger);

    /// <summary>Writes lines; one that is there already stays as it is.</summary>
    /// <returns>False when it could not: give them again.</returns>
    public bool Record(ImmutableArray<AlertEntry> entries, DateTimeOffset now)
    {
        if (entries.IsEmpty)
        {
            return true;
        }

        lock (_gate)
        {
            try
            {
                using var transaction = _database.Begin();
                foreach (var entry in entries)
                {
                    Insert(entry);
                }

                var deleted = Prune(now);
                transaction.Commit();
                Interlocked.Add(ref _deleted, deleted);
                _isFailing = false;
                return true;
            }
            catch (SqliteException exception)
            {
                Interlocked.Increment(ref _failures);
                if (!_isFailing)
                {
                    LogNotWritable(_logger, exception.Message);
                }

                _isFailing = true;
                return false;
            }
        }
    }

    /// <summary>Highest number of a line; 0 when there is none.</summary>
    /// <exception cref="SqliteException">It cannot be read: numbers that go on from elsewhere would stand for lines that are there.</exception>
    public long LastNumber()
    {
        lock (_gate)
        {
            return _database.Query("SELECT COALESCE(MAX(number), 0) FROM entry", row => row.GetInt64(0))[0];
        }
    }

    /// <summary>Every alert of which a line is kept; <see langword="null"/> when nobody can tell now.</summary>
    public HashSet<Guid>? Alerts()
    {
        lock (_gate)
        {
            try
            {
                return [.. _database.Query("SELECT DISTINCT alert FROM entry WHERE alert IS NOT NULL", row => row.GetGuid(0))];
            }
            catch (SqliteException exception)
            {
                LogNotReadable(_logger, exception.Message);
                return null;
            }
        }
    }

    /// <summary>Every step of one alert that is kept, oldest first.</summary>
    public IReadOnlyList<Alert> Story(Guid alert)
    {
        lock (_gate)
        {
            return Read("SELECT data FROM entry WHERE alert = $1 ORDER BY number", alert.ToString("D"));
        }
    }

    /// <summary>The newest step of each alert raised since a time, newest raised first.</summary>
    /// <param name="since">Raised at or after.</param>
    /// <param name="before">Only those that come after this one in the order of the list; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Lines read at most; one that cannot be read is left out of the page.</param>
    /// <returns>The page, and where the next one begins unless this is the last.</returns>
    public (IReadOnlyList<Alert> Alerts, AlertCursor? Next) List(DateTimeOffset since, AlertCursor? before, int limit)
    {
        lock (_gate)
        {
            var rows = _database.Query(
                """
                SELECT (SELECT newest.data FROM entry AS newest WHERE newest.alert = entry.alert ORDER BY newest.number DESC LIMIT 1),
                    raised_at, alert
                FROM entry
                WHERE phase = 'Raised' AND raised_at >= $1 AND (raised_at < $2 OR (raised_at = $2 AND alert < $3))
                ORDER BY raised_at DESC, alert DESC LIMIT $4
                """,
                static row => (
                    AlertEntryFile.Read(row.GetString(0))?.Alert,
                    End: new AlertCursor(new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero), row.GetGuid(2))),
                since.UtcTicks, before?.RaisedAt.UtcTicks ?? long.MaxValue, before?.Alert.ToString("D") ?? "", limit);
            return ([.. rows.Select(row => row.Alert).OfType<Alert>()], rows.Count == limit ? rows[^1].End : null);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _database.Dispose();
        }
    }

    private void Insert(AlertEntry entry)
    {
        var alert = entry.Alert;
        var at = alert?.At ?? entry.Suppression!.Lifted?.At ?? entry.Suppression.Made.At;
        _database.Run(
            "INSERT OR IGNORE INTO entry VALUES ($1, $2, $3, $4, $5, $6)",
            entry.Number,
            alert?.Id.ToString("D"),
            alert?.Phase.ToString(),
            alert?.RaisedAt.UtcTicks,
            at.UtcTicks,
            AlertEntryFile.Write(entry));
    }

    // What is not over stays whatever its age: it is in the list of open alerts too. The number bounds it nevertheless.
    private int Prune(DateTimeOffset now) =>
        _database.Run(
            """
            DELETE FROM entry WHERE at < $1 AND (alert IS NULL OR EXISTS (
                SELECT 1 FROM entry AS last WHERE last.alert = entry.alert AND last.phase = 'Cleared'))
            """,
            (now - _options.MaxAge).UtcTicks)
        + _database.Run("DELETE FROM entry WHERE number <= (SELECT MAX(number) FROM entry) - $1", _options.MaxEntries);

    private List<Alert> Read(string sql, params ReadOnlySpan<object?> values) =>
    [
        .. _database.Query(sql, static row => AlertEntryFile.Read(row.GetString(0))?.Alert, values).OfType<Alert>(),
    ];

    [LoggerMessage(5035, LogLevel.Error, "The history of alerts {Path} was damaged and begins anew: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);

    [LoggerMessage(5037, LogLevel.Warning, "The history of alerts cannot be read now: {Reason}")]
    private static partial void LogNotReadable(ILogger logger, string reason);

    [LoggerMessage(5034, LogLevel.Error, "The history of alerts cannot be written; its lines wait: {Reason}")]
    private static partial void LogNotWritable(ILogger logger, string reason);
}
