using System.Data.Common;
using System.Text.Json.Nodes;

namespace ShelfEdge.Hub.Storage;

/// <summary>What the two databases have in common: the statements of <see cref="HubSql"/> and their order in a transaction.</summary>
/// <param name="sql">In the words of the database.</param>
/// <param name="time">Says when a batch was received.</param>
/// <param name="maxDeadLetters">Rows kept; the oldest are given up.</param>
internal abstract class RelationalStore(HubSql sql, TimeProvider time, int maxDeadLetters) : IHubStore
{
    public abstract bool IsRefusal(Exception exception);

    public abstract ValueTask DisposeAsync();

    public virtual async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var statement = new HubStatement(connection, transaction, sql.Schema);
        await statement.ExecuteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public virtual async Task<StoreOutcome> StoreAsync(HubBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var write = new StoreWrite(sql, connection, transaction, Now(), cancellationToken);
        await write.RunAsync(sql.DeleteStock, BatchRows.Gone(batch.Gone, "stock"));
        await write.RunAsync(sql.DeleteCamera, BatchRows.Gone(batch.Gone, "cameras"));
        var outcome = await write.EventsAsync(batch);
        await write.RunAsync(sql.UpsertBox, BatchRows.Boxes(batch.Availability));
        if (batch.DeadLetters.Count > 0)
        {
            await write.RunAsync(sql.InsertDeadLetter, BatchRows.DeadLetters(batch.DeadLetters));
            await using var prune = new HubStatement(connection, transaction, sql.PruneDeadLetters, ("limit", maxDeadLetters));
            await prune.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    public Task<IReadOnlyList<CurrentRow>> StockAsync(string site, int limit, CancellationToken cancellationToken) =>
        RowsAsync(sql.SelectStock, site, limit, cancellationToken);

    public Task<IReadOnlyList<CurrentRow>> AlertsAsync(string site, int limit, CancellationToken cancellationToken) =>
        RowsAsync(sql.SelectAlerts, site, limit, cancellationToken);

    public Task<IReadOnlyList<CurrentRow>> CamerasAsync(string site, int limit, CancellationToken cancellationToken) =>
        RowsAsync(sql.SelectCameras, site, limit, cancellationToken);

    public async Task<IReadOnlyList<BoxRow>> BoxesAsync(string site, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var statement = new HubStatement(connection, null, sql.SelectBoxes, ("site", site), ("limit", limit));
        return await statement.ReadAsync(
            reader => new BoxRow(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
    }

    public async Task<HubTotals> TotalsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var gaps = new HubStatement(connection, null, sql.SelectLaneGaps);
        var rows = await gaps.ReadAsync(
            reader => new LaneGaps(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)), cancellationToken);
        var byLane = rows.ToLookup(row => LaneGaps.Names.Contains(row.Lane) ? row.Lane : LaneGaps.Other);
        await using var letters = new HubStatement(connection, null, sql.CountDeadLetters);
        var kept = await letters.ReadAsync(reader => reader.GetInt64(0), cancellationToken);
        return new HubTotals(
            [
                .. LaneGaps.Names.Select(lane => new LaneGaps(
                    lane, byLane[lane].Sum(row => row.Gaps), byLane[lane].Sum(row => row.Missing),
                    byLane[lane].Sum(row => row.MissingAtStart))),
            ],
            kept[0]);
    }

    public async Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var forgotten = 0;
        foreach (var text in new[] { sql.ForgetEvents, sql.ForgetAlerts, sql.ForgetGaps })
        {
            await using var statement = new HubStatement(connection, null, text, ("before", sql.Time(before)), ("limit", limit));
            forgotten += await statement.ExecuteAsync(cancellationToken);
        }

        return forgotten;
    }

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    private object Now() => sql.Time(time.GetUtcNow());

    private async Task<IReadOnlyList<CurrentRow>> RowsAsync(string text, string site, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var statement = new HubStatement(connection, null, text, ("site", site), ("limit", limit));
        return await statement.ReadAsync(
            reader => new CurrentRow(
                reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), JsonNode.Parse(reader.GetString(3))!),
            cancellationToken);
    }
}
