using Microsoft.Data.Sqlite;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Report;

/// <summary>Reads a database of a box, or a copy of it; nothing is written.</summary>
internal static class BoxFile
{
    /// <summary>Runs a statement over a period.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sql">With <c>$from</c>, <c>$until</c> and <c>$most</c> in it.</param>
    /// <param name="from">The first value of the period.</param>
    /// <param name="until">The first after it.</param>
    /// <param name="most">Rows read at most.</param>
    /// <param name="take">Given one row after the other.</param>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="DataFileException">The file is no such database.</exception>
    public static void Read(string path, string sql, long from, long until, int most, Action<SqliteDataReader> take)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path}: is not there");
        }

        try
        {
            using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            database.Open();
            using SqliteCommand command = database.CreateCommand();
#pragma warning disable CA2100 // Callers give constant statements.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$from", from);
            command.Parameters.AddWithValue("$until", until);
            command.Parameters.AddWithValue("$most", most);
            using SqliteDataReader row = command.ExecuteReader();
            while (row.Read())
            {
                take(row);
            }
        }
        catch (SqliteException exception)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: {exception.Message}");
        }
    }

    /// <summary>Midnight of a day where the shop is.</summary>
    public static DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
