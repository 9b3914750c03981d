namespace ShelfEdge.Hub.Storage;

/// <summary>
/// Where the hub keeps what it received. Any thread may call any member; several hubs may share one store. A database that is away
/// throws <see cref="System.Data.Common.DbException"/>: the caller tries again.
/// </summary>
internal interface IHubStore : IAsyncDisposable
{
    /// <summary>Makes the tables that are missing. Several hubs may do so at once.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores the batch in one transaction, or nothing. Events that are there by id are left as they are. On the disk when it
    /// returns.
    /// </summary>
    Task<StoreOutcome> StoreAsync(HubBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether the failure lies in the messages, so that trying again cannot help.</summary>
    bool IsRefusal(Exception exception);

    /// <summary>Believed stock of each position.</summary>
    Task<IReadOnlyList<CurrentRow>> StockAsync(string site, int limit, CancellationToken cancellationToken);

    /// <summary>Alerts that are open, newest first.</summary>
    Task<IReadOnlyList<CurrentRow>> AlertsAsync(string site, int limit, CancellationToken cancellationToken);

    /// <summary>Cameras with their status.</summary>
    Task<IReadOnlyList<CurrentRow>> CamerasAsync(string site, int limit, CancellationToken cancellationToken);

    /// <summary>Boxes of the store.</summary>
    Task<IReadOnlyList<BoxRow>> BoxesAsync(string site, int limit, CancellationToken cancellationToken);

    /// <summary>What the tables hold.</summary>
    Task<HubTotals> TotalsAsync(CancellationToken cancellationToken);

    /// <summary>Gives up events, closed alerts and gaps that are from before the time, at most <paramref name="limit"/> of each.</summary>
    /// <returns>Rows given up.</returns>
    Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
