namespace ShelfEdge.Hub.Storage;

/// <summary>In what the databases differ.</summary>
/// <param name="Id">Type of an event id.</param>
/// <param name="Time">Type of a time.</param>
/// <param name="Json">Type of a payload.</param>
/// <param name="Serial">Type of a key that counts up.</param>
/// <param name="RowLock">End of a query that keeps other hubs off the rows of <c>s</c> until the commit.</param>
/// <param name="SchemaLock">Statement that keeps other hubs off while tables are made.</param>
/// <param name="Rows">Makes the parameter <c>@rows</c>, a JSON array, a table <c>r</c> of these columns.</param>
/// <param name="TimeParameter">A time as the value of a parameter.</param>
internal sealed record SqlDialect(
    string Id,
    string Time,
    string Json,
    string Serial,
    string RowLock,
    string SchemaLock,
    Func<string, string> Rows,
    Func<DateTimeOffset, object> TimeParameter);
