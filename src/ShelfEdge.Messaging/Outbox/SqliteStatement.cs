using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>One prepared statement with parameters <c>$1</c>, <c>$2</c> and so on. Not thread safe.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, int parameters = 0)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), DBNull.Value);
        }
    }

    /// <returns>Rows changed.</returns>
    public int Run(params ReadOnlySpan<object> values) => Bind(values).ExecuteNonQuery();

    /// <returns>First column of the first row; <see langword="null"/> without a row.</returns>
    public object? Value(params ReadOnlySpan<object> values) => Bind(values).ExecuteScalar();

    /// <returns>To be disposed before the statement runs again.</returns>
    public SqliteDataReader Query(params ReadOnlySpan<object> values) => Bind(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }

        return _command;
    }
}
