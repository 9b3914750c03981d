using DuckDB.NET.Data;

namespace ShelfEdge.Lab.Purchases;

/// <summary>A DuckDB in a folder of its own that is gone when disposed. Works on disk where the memory allowed does not suffice.</summary>
internal sealed class PurchaseDatabase : IDisposable
{
    private readonly string _folder;
    private readonly DuckDBConnection _connection;

    /// <param name="memoryMegabytes">For the database; reading a file takes some more.</param>
    /// <param name="timeZone">Of times without an offset.</param>
    /// <exception cref="DataFileException">There is no such time zone.</exception>
    public PurchaseDatabase(int memoryMegabytes, string timeZone)
    {
        _folder = Directory.CreateTempSubdirectory("shelfedge-purchases-").FullName;
        _connection = new DuckDBConnection($"DataSource={Path.Combine(_folder, "purchases.duckdb")}");
        try
        {
            _connection.Open();
            Execute($"SET memory_limit = '{memoryMegabytes}MB'");
            Execute($"SET temp_directory = {Text(Path.Combine(_folder, "spill"))}");
            Execute("SET preserve_insertion_order = false");
            Execute($"SET TimeZone = {Text(timeZone)}");
        }
        catch (DuckDBException exception)
        {
            Dispose();
            throw new DataFileException($"time zone '{timeZone}': {FirstLine(exception)}");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A text as SQL says it.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The name of a column as SQL says it.</summary>
    public static string Column(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string FirstLine(Exception exception) => exception.Message.Split('\n')[0];

    /// <returns>Rows changed.</returns>
    public int Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>One whole number.</summary>
    public long Count(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT CAST(({sql}) AS BIGINT)";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Rows as they come, over a connection of their own: memory does not grow with them, and others may write.</summary>
    public IEnumerable<DuckDBDataReader> Rows(string sql)
    {
        using var connection = new DuckDBConnection(_connection.ConnectionString);
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader;
        }
    }

    /// <summary>Adds rows to a table, fast. Dispose it to store them.</summary>
    public DuckDBAppender Append(string table) => _connection.CreateAppender(table);

    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
