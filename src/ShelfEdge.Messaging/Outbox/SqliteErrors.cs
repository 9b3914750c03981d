using Microsoft.Data.Sqlite;

namespace ShelfEdge.Messaging.Outbox;

/// <summary>Says in the outbox's words what SQLite reports.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The exception for a failed operation on the file at <paramref name="path"/>.</summary>
    public static OutboxException ToOutboxException(this SqliteException exception, string path)
    {
        var (failure, text) = exception.SqliteErrorCode switch
        {
            Busy or Locked => (OutboxFailure.Locked, "another process has it open"),
            ReadOnly => (OutboxFailure.ReadOnly, "it or its directory may not be written"),
            Full => (OutboxFailure.DiskFull, "no room left on the disk"),
            Corrupt or NotADatabase => (OutboxFailure.Corrupt, "it is damaged"),
            CannotOpen => (OutboxFailure.Unavailable, "it or its directory cannot be opened or made"),
            _ => (OutboxFailure.Unavailable, "the disk or the file system failed"),
        };
        return new(
            failure, $"Outbox {path}: {text} (SQLite {exception.SqliteExtendedErrorCode}: {exception.Message}).", exception);
    }
}
