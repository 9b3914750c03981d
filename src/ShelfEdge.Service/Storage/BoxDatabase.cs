using Microsoft.Data.Sqlite;

namespace ShelfEdge.Service.Storage;

/// <summary>
/// One connection to a SQLite file that belongs to this box alone. Not safe for two threads at once: the owner locks. Parameters of
/// statements are <c>$1</c>, <c>$2</c> and so on; <see langword="null"/> is NULL.
/// </summary>
internal sealed class BoxDatabase : IDisposable
{
    private const int CorruptCode = 11;
    private const int NoDatabaseCode = 26;

    // How long a statement waits for another connection.
    private const int WaitSeconds = 2;

    private static readonly string[] FileEnds = ["", "-wal", "-shm"];

    private readonly SqliteConnection _connection;

    private BoxDatabase(string path, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = WaitSeconds,
        }.ToString());
        try
        {
            _connection.Open();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens or makes the file and checks its pages. One that is damaged or no database is moved to <c>.damaged</c>, over the one
    /// before, and a new one is begun.
    /// </summary>
    /// <param name="path">Its folder is made when it is missing.</param>
    /// <param name="tables">Statements run at each opening.</param>
    /// <param name="onDamaged">Told why the file was moved.</param>
    /// <exception cref="SqliteException">The file cannot be used for another reason.</exception>
    public static BoxDatabase Open(string path, string tables, Action<string> onDamaged)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return OpenChecked(path, tables);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CorruptCode or NoDatabaseCode)
        {
            foreach (var end in FileEnds.Where(end => File.Exists(path + end)))
            {
                File.Move(path + end, path + ".damaged" + end, overwrite: true);
            }

            onDamaged(exception.Message);
            return OpenChecked(path, tables);
        }
    }

    /// <summary>Opens a file that is there, to read only.</summary>
    /// <exception cref="SqliteException">There is none, or it is no database.</exception>
    public static BoxDatabase OpenReadOnly(string path) => new(path, SqliteOpenMode.ReadOnly);

    public SqliteTransaction Begin() => _connection.BeginTransaction();

    /// <returns>Rows changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>All rows of an answer.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
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

    /// <summary>Writes the write-ahead log into the file and cuts it off.</summary>
    /// <returns>False while another connection reads from it: try again later.</returns>
    public bool CutLog() => Query("PRAGMA wal_checkpoint(TRUNCATE)", static row => row.GetInt32(0)) is [0];

#pragma warning disable CA2100 // Callers give constant statements; what comes from outside is a parameter.
    /// <summary>To run more than once, or to read row by row.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }
#pragma warning restore CA2100

    public void Dispose() => _connection.Dispose();

    private static BoxDatabase OpenChecked(string path, string tables)
    {
        var database = new BoxDatabase(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            database.Run(tables);
            return database.Query("PRAGMA quick_check(1)", static row => row.GetString(0)) is ["ok"]
                ? database
                : throw new SqliteException("The check of its pages failed.", CorruptCode);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
