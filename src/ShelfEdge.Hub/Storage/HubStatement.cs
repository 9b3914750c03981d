using System.Data.Common;

namespace ShelfEdge.Hub.Storage;

/// <summary>One statement with its parameters.</summary>
internal sealed class HubStatement : IAsyncDisposable
{
    private readonly DbCommand _command;

    public HubStatement(DbConnection connection, DbTransaction? transaction, string text, params (string Name, object Value)[] parameters)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
#pragma warning disable CA2100 // all texts are constants of HubSql; values go in as parameters
        _command.CommandText = text;
#pragma warning restore CA2100 // see above
        foreach (var (name, value) in parameters)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            _command.Parameters.Add(parameter);
        }
    }

    public Task<int> ExecuteAsync(CancellationToken cancellationToken) => _command.ExecuteNonQueryAsync(cancellationToken);

    public async Task<IReadOnlyList<T>> ReadAsync<T>(Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using var reader = await _command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
