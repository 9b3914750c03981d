using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Opens the outbox file and moves a damaged one aside.</summary>
internal static class OutboxFile
{
    private const int KeptAside = 3;

    /// <summary>Generic SQLite error: a table is missing, for one.</summary>
    private const int SqliteError = 1;

    /// <summary>EROFS on Linux, as .NET passes it on.</summary>
    private const int ReadOnlyFileSystem = 30;

    private static readonly string SumsAgree =
        $"""
        SELECT (SELECT COUNT(*) FROM outbox) = 1
        AND (SELECT SUM(events) FROM lane) = (SELECT COUNT(*) FROM event)
        AND {string.Join(" AND ", OutboxLanes.Events.Select(lane =>
            $"""
            (SELECT COUNT(*) FROM lane WHERE lane = {(int)lane} AND last_sequence + {EventKey.Of(lane, 0)} >=
                (SELECT COALESCE(MAX(key), 0) FROM event WHERE {EventKey.IsIn(lane)})) = 1
            """))}
        """;

    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Makes the directory when it is missing and sees that files can be made in it.</summary>
    /// <exception cref="OutboxException">They cannot.</exception>
    public static void PrepareDirectory(string path)
    {
        var probe = path + ".probe";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

            // SQLite opens a file that it may not write all the same, and then reports something less clear.
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception)
            when (exception is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
        {
            throw new OutboxException(OutboxFailure.ReadOnly, $"Outbox {path}: its directory may not be written.", exception);
        }
        catch (IOException exception) when (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new OutboxException(
                OutboxFailure.Unavailable, $"Outbox {path}: its directory cannot be made ({exception.Message}).", exception);
        }
        catch (IOException)
        {
            // A full disk, which does not keep a waiting outbox from being read.
        }
    }

    /// <summary>Opens or makes the file, for this process alone, checks it and brings it up to date.</summary>
    /// <exception cref="OutboxException">With <see cref="OutboxFailure.Corrupt"/> when the check fails.</exception>
    public static SqliteConnection Open(string path, string stream)
    {
        var connection = new SqliteConnection(ConnectionString(path));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // Exclusive: no second process can append, and the index of the WAL needs no shared memory file.
            command.CommandText =
                """
                PRAGMA locking_mode = EXCLUSIVE;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 256;
                PRAGMA journal_size_limit = 1048576;
                PRAGMA cache_size = -4096;
                """;
            command.ExecuteNonQuery();
            command.CommandText = "PRAGMA quick_check(1)";
            if (command.ExecuteScalar() is not "ok")
            {
                throw new OutboxException(
                    OutboxFailure.Corrupt, $"Outbox {path}: it is damaged (the check of its pages failed).");
            }

            OutboxSchema.Upgrade(connection, stream);
            command.CommandText = SumsAgree;
            if (command.ExecuteScalar() is not 1L)
            {
                throw new OutboxException(
                    OutboxFailure.Corrupt, $"Outbox {path}: it is damaged (its sums do not agree with its events).");
            }

            return connection;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            throw exception is SqliteException sqlite ? sqlite.ToOutboxException(path) : exception;
        }
    }

    /// <summary>Opens a damaged file to read what can be read.</summary>
    public static SqliteConnection OpenDamaged(string path)
    {
        var connection = new SqliteConnection(ConnectionString(path));
        connection.Open();
        using var command = connection.CreateCommand();

        // Otherwise a file that was cut short is refused as a whole.
        command.CommandText = "PRAGMA writable_schema = ON";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Whether the failure is of the file's content and not of the disk or of access to it.</summary>
    public static bool IsDamage(SqliteException exception) =>
        exception.ToOutboxException("").Failure is OutboxFailure.Corrupt
        || exception.SqliteErrorCode == SqliteError;

    /// <summary>Deletes the file and its journal, as far as they exist.</summary>
    public static void Delete(string path)
    {
        foreach (var file in Companions.Select(end => path + end).Append(path))
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// Renames the file, with its journal, to a name with the time in it. The newest three damaged files are kept.
    /// </summary>
    /// <returns>The new path.</returns>
    public static string MoveAside(string path, DateTimeOffset now)
    {
        var marker = $"{path}.damaged-";
        var target = marker + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        try
        {
            File.Move(path, target);
            foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
            {
                File.Move(path + companion, target + companion);
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var aside = Directory.GetFiles(folder, Path.GetFileName(marker) + "*")
                .Where(file => !Companions.Any(file.EndsWith))
                .Order(StringComparer.Ordinal)
                .ToList();
            foreach (var old in aside.SkipLast(KeptAside).SelectMany(file => Companions.Select(end => file + end).Append(file)))
            {
                File.Delete(old);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException(
                OutboxFailure.Corrupt,
                $"Outbox {path}: it is damaged and cannot be moved aside ({exception.Message}).",
                exception);
        }

        return target;
    }

    private static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 2,
        }.ToString();
}
