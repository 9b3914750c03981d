using System.Data.Common;
using Npgsql;

namespace ShelfEdge.Hub.Storage;

/// <summary>PostgreSQL, which any number of hubs may share.</summary>
internal sealed class PostgresStore : RelationalStore
{
    private const string DataException = "22";
    private const string IntegrityViolation = "23";
    private const string LimitExceeded = "54";

    private static readonly HubSql Sql = new(new SqlDialect(
        Id: "uuid",
        Time: "timestamptz",
        Json: "jsonb",
        Serial: "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        RowLock: "FOR UPDATE OF s",
        // Two hubs that start at once would both make the tables, and one would fail.
        SchemaLock: "SELECT pg_advisory_xact_lock(7405371204);",
        Rows: columns => $"jsonb_to_recordset(@rows::jsonb) AS r({columns})",
        TimeParameter: time => time.ToUniversalTime()));

    private readonly NpgsqlDataSource _source;

    /// <param name="connection">Without the password when there is a file for it.</param>
    /// <param name="password">Asked at each new connection; <see langword="null"/> for none.</param>
    /// <param name="time">Says when a batch was received.</param>
    /// <param name="maxDeadLetters">Rows kept.</param>
    public PostgresStore(string connection, Func<string>? password, TimeProvider time, int maxDeadLetters)
        : base(Sql, time, maxDeadLetters)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        if (password is not null)
        {
            builder.UsePasswordProvider(_ => password(), (_, _) => ValueTask.FromResult(password()));
        }

        _source = builder.Build();
    }

    public override bool IsRefusal(Exception exception) =>
        exception is PostgresException { SqlState: [_, _, ..] state } && state[..2] is (DataException or IntegrityViolation or LimitExceeded);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);
}
