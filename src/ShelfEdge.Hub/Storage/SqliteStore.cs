using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ShelfEdge.Hub.Storage;

/// <summary>A file, for one hub: one store, a try-out.</summary>
internal sealed class SqliteStore : RelationalStore
{
    private const int Constraint = 19;
    private const int TooBig = 18;
    private const int Mismatch = 20;

    private static readonly HubSql Sql = new(new SqlDialect(
        Id: "text",
        Time: "text",
        Json: "text",
        Serial: "integer PRIMARY KEY AUTOINCREMENT",
        RowLock: "",
        SchemaLock: "",
        Rows: columns =>
        {
            var fields = columns.Split(", ").Select(column => column.Split(' ')[0]).Select(name => $"json_extract(value, '$.{name}') AS {name}");
            return $"(SELECT {string.Join(", ", fields)} FROM json_each(@rows)) AS r";
        },
        TimeParameter: BatchRows.Text));

    private readonly string _connectionString;

    // The file takes one writer at a time; waiting here is cheaper than in the database.
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <param name="path">Made when it is missing; its folder must exist.</param>
    /// <param name="time">Says when a batch was received.</param>
    /// <param name="maxDeadLetters">Rows kept.</param>
    public SqliteStore(string path, TimeProvider time, int maxDeadLetters)
        : base(Sql, time, maxDeadLetters) =>
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;

    public override bool IsRefusal(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Constraint or TooBig or Mismatch };

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await ConnectAsync(cancellationToken))
        await using (var journal = new HubStatement(connection, null, "PRAGMA journal_mode = WAL"))
        {
            await journal.ExecuteAsync(cancellationToken);
        }

        await base.OpenAsync(cancellationToken);
    }

    public override async Task<StoreOutcome> StoreAsync(HubBatch batch, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await base.StoreAsync(batch, cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        // On the disk at the commit: the broker forgets the messages right after it.
        await using var durable = new HubStatement(connection, null, "PRAGMA synchronous = FULL");
        await durable.ExecuteAsync(cancellationToken);
        return connection;
    }
}
