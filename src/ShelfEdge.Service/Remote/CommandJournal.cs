using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// What the box was told and what came of it, in a SQLite file of its own: a command that comes again is answered from here, and
/// one that was cut off by the end of the process is found at the next start. Bounded by number and age; what is under way and
/// what no event has told of yet is never deleted. Any thread.
/// </summary>
internal sealed partial class CommandJournal : IDisposable
{
    /// <summary>In the data directory.</summary>
    public const string FileName = "remote.db";

    /// <summary>A longer result, such as a picture, is not kept: a repetition is answered without it.</summary>
    public const int MaxResultBytes = 16 * 1024;

    private const string Tables =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS command (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, sender TEXT NOT NULL, digest BLOB NOT NULL,
            begun INTEGER NOT NULL, topic TEXT NOT NULL, correlation BLOB NOT NULL, audit TEXT NOT NULL,
            outcome INTEGER, reason TEXT, result BLOB, answered INTEGER, told INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS command_untold ON command (number) WHERE told = 0;
        """;

    private const string Columns =
        "id, kind, sender, digest, begun, topic, correlation, audit, outcome, reason, result, answered";

    private readonly Lock _gate = new();
    private readonly BoxDatabase _database;
    private readonly RemoteOptions _options;
    private long _deleted;

    private CommandJournal(BoxDatabase database, RemoteOptions options)
    {
        _database = database;
        _options = options;
    }

    /// <summary>Answers that were deleted at a bound since the start.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Opens the file, or makes it. One that is damaged is moved to <c>.damaged</c>, over the one before.</summary>
    /// <exception cref="SqliteException">The file cannot be used for another reason.</exception>
    public static CommandJournal Open(string path, RemoteOptions options, ILogger<CommandJournal> logger) =>
        new(BoxDatabase.Open(path, Tables, reason => LogDamaged(logger, path, reason)), options);

    /// <summary>What is known of an id; <see langword="null"/> for nothing.</summary>
    public JournalEntry? Find(string id) => Query($"SELECT {Columns} FROM command WHERE id = $1", id).FirstOrDefault();

    /// <summary>What was begun and not answered, in the order in which it was.</summary>
    public IReadOnlyList<JournalEntry> Unanswered() =>
        Query($"SELECT {Columns} FROM command WHERE outcome IS NULL ORDER BY number");

    /// <summary>What was answered and no event has told of yet, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Untold(int most) =>
        Query($"SELECT {Columns} FROM command WHERE outcome IS NOT NULL AND told = 0 ORDER BY number LIMIT $1", most);

    /// <summary>The newest commands, newest first.</summary>
    public IReadOnlyList<JournalEntry> Newest(int most) =>
        Query($"SELECT {Columns} FROM command ORDER BY number DESC LIMIT $1", most);

    /// <summary>A command is about to be done. On the disk when this returns; what throws has written nothing.</summary>
    public void Begin(JournalEntry entry)
    {
        lock (_gate)
        {
            using var transaction = _database.Begin();
            _database.Run(
                """
                INSERT INTO command (id, kind, sender, digest, begun, topic, correlation, audit)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                entry.Id, (int)entry.Kind, entry.By, entry.Digest, entry.BegunAt.ToUnixTimeMilliseconds(), entry.ReplyTopic,
                entry.Correlation, entry.AuditId.ToString());
            var deleted = Prune(entry.BegunAt);
            transaction.Commit();
            Interlocked.Add(ref _deleted, deleted);
        }
    }

    /// <summary>A command has ended.</summary>
    public void Answer(string id, CommandAnswer answer, DateTimeOffset at)
    {
        lock (_gate)
        {
            _database.Run(
                "UPDATE command SET outcome = $2, reason = $3, result = $4, answered = $5 WHERE id = $1",
                id, (int)answer.Outcome, answer.Reason, answer.Result is { Length: <= MaxResultBytes } result ? result : null,
                at.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>An event tells of it.</summary>
    public void Told(string id)
    {
        lock (_gate)
        {
            _database.Run("UPDATE command SET told = 1 WHERE id = $1", id);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _database.Dispose();
        }
    }

    private int Prune(DateTimeOffset now) => _database.Run(
        """
        DELETE FROM command WHERE told = 1 AND (begun < $1 OR number <= (SELECT MAX(number) FROM command) - $2)
        """,
        (now - _options.KeepAnswers).ToUnixTimeMilliseconds(), _options.MaxAnswers);

    private List<JournalEntry> Query(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_gate)
        {
            return _database.Query(sql, Read, values);
        }
    }

    private static JournalEntry Read(SqliteDataReader row) => new(
        row.GetString(0), (CommandKind)row.GetInt32(1), row.GetString(2), row.GetFieldValue<byte[]>(3), Time(row, 4),
        row.GetString(5), row.GetFieldValue<byte[]>(6), row.GetGuid(7),
        row.IsDBNull(8) ? null : new CommandAnswer(
            (CommandOutcome)row.GetInt32(8), row.IsDBNull(9) ? null : row.GetString(9),
            row.IsDBNull(10) ? null : row.GetFieldValue<byte[]>(10)),
        row.IsDBNull(11) ? null : Time(row, 11));

    private static DateTimeOffset Time(SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    [LoggerMessage(5601, LogLevel.Error, "The journal of commands {Path} was damaged and begins anew: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);
}
