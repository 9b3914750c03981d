namespace ShelfEdge.Hub.Storage;

/// <summary>Which database.</summary>
internal enum StorageKind
{
    /// <summary>A file; one hub.</summary>
    Sqlite,

    /// <summary>A server; any number of hubs.</summary>
    Postgres,
}
