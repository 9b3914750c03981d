using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Forecast;

/// <summary>
/// The hours of every position, in a SQLite file of its own, bounded by age and number. Written by the stock loop; read by any
/// thread, over a connection of its own, so that a long answer does not hold the loop up.
/// </summary>
internal sealed partial class HourStore : IDisposable
{
    /// <summary>In the state directory.</summary>
    public const string FileName = "forecast.db";

    private const string Tables =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS hour (
            hour      INTEGER NOT NULL,
            position  TEXT    NOT NULL,
            sales     INTEGER NOT NULL,
            sold      INTEGER NOT NULL,
            restocked INTEGER NOT NULL,
            on_shelf  INTEGER NOT NULL,
            empty     INTEGER NOT NULL,
            unknown   INTEGER NOT NULL,
            PRIMARY KEY (hour, position)
        ) WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    private readonly Lock _readGate = new();
    private readonly BoxDatabase _writer;
    private readonly BoxDatabase _reader;
    private readonly ForecastOptions _options;
    private readonly ILogger<HourStore> _logger;
    private long _deleted;
    private long _failures;
    private HourNumber? _pruned;
    private bool _isFailing;

    private HourStore(BoxDatabase writer, BoxDatabase reader, ForecastOptions options, ILogger<HourStore> logger)
    {
        _writer = writer;
        _reader = reader;
        _options = options;
        _logger = logger;
    }

    /// <summary>Hours of positions deleted at a bound since the start.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Writes that failed since the start.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Opens or makes the file. One that is no database is moved to <c>.damaged</c>, over the one before.</summary>
    public static HourStore Open(string path, ForecastOptions options, ILogger<HourStore> logger)
    {
        var writer = BoxDatabase.Open(path, Tables, reason => LogDamaged(logger, path, reason));
        try
        {
            return new HourStore(writer, BoxDatabase.OpenReadOnly(path), options, logger);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Writes hours over what is stored of the same hours and positions, and deletes what is beyond the bounds.</summary>
    /// <returns>False when it could not: give them again.</returns>
    public bool Record(IEnumerable<PositionHour> hours, HourNumber now)
    {
        try
        {
            using var transaction = _writer.Begin();
            using var insert = _writer.Command("INSERT OR REPLACE INTO hour VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 0, "", 0, 0, 0, 0, 0, 0);
            foreach (var (position, hour, tally) in hours)
            {
                object[] values =
                [
                    hour.Value, position.Value, tally.Sales, tally.Sold, tally.Restocked, tally.OnShelfMilliseconds,
                    tally.EmptyMilliseconds, tally.UnknownMilliseconds,
                ];
                for (var i = 0; i < values.Length; i++)
                {
                    insert.Parameters[i].Value = values[i];
                }

                insert.ExecuteNonQuery();
            }

            var deleted = _pruned == now ? 0 : Prune(now);
            transaction.Commit();
            _pruned = now;
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

    /// <summary>All hours up to one, oldest first; read as they are asked for. Of the stock loop.</summary>
    public IEnumerable<PositionHour> UpTo(HourNumber last)
    {
        using var command = _writer.Command(
            "SELECT position, sales, sold, restocked, on_shelf, empty, unknown, hour FROM hour WHERE hour <= $1 ORDER BY hour, position",
            last.Value);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new PositionHour(new PositionId(row.GetString(0)), new HourNumber(row.GetInt64(7)), Tally(row));
        }
    }

    /// <summary>Sums of the stored hours from one on, by position.</summary>
    /// <param name="since">The first hour.</param>
    /// <param name="last">The last one; <see langword="null"/> for no end.</param>
    public Dictionary<PositionId, HourTally> Sums(HourNumber since, HourNumber? last = null)
    {
        lock (_readGate)
        {
            using var command = _reader.Command(
                """
                SELECT position, SUM(sales), SUM(sold), SUM(restocked), SUM(on_shelf), SUM(empty), SUM(unknown)
                FROM hour WHERE hour >= $1 AND hour <= $2 GROUP BY position
                """,
                since.Value, last?.Value ?? long.MaxValue);
            using var row = command.ExecuteReader();
            var sums = new Dictionary<PositionId, HourTally>();
            while (row.Read())
            {
                sums.Add(new PositionId(row.GetString(0)), Tally(row));
            }

            return sums;
        }
    }

    public void Dispose()
    {
        lock (_readGate)
        {
            _reader.Dispose();
        }

        _writer.Dispose();
    }

    // Whole hours, so that no hour counts by half, and never the one that is not over: it would come back with the next minute.
    private int Prune(HourNumber now) =>
        _writer.Run("DELETE FROM hour WHERE hour < $1", now.Value - (long)_options.Retention.TotalHours)
        + _writer.Run(
            "DELETE FROM hour WHERE hour <= (SELECT hour FROM hour ORDER BY hour DESC, position DESC LIMIT 1 OFFSET $1) AND hour < $2",
            _options.MaxHours, now.Value);

    private static HourTally Tally(SqliteDataReader row) =>
        new(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));

    [LoggerMessage(5050, LogLevel.Error, "The hours of stock {Path} were damaged and begin anew: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);

    [LoggerMessage(5051, LogLevel.Error, "The hours of stock cannot be written; they wait: {Reason}")]
    private static partial void LogNotWritable(ILogger logger, string reason);
}
