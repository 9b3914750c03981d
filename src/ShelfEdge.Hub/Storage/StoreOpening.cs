namespace ShelfEdge.Hub.Storage;

/// <summary>Makes the store that the settings ask for; does not connect yet.</summary>
internal static class StoreOpening
{
    private const int MaxPasswordBytes = 4096;

    public static IHubStore Create(StorageOptions options, TimeProvider time) => options.Kind switch
    {
        StorageKind.Sqlite => new SqliteStore(options.Path, time, options.MaxDeadLetters),
        _ => new PostgresStore(
            options.Connection!, options.PasswordFile is { } file ? () => Password(file) : null, time, options.MaxDeadLetters),
    };

    /// <exception cref="IOException">It cannot be read, so that the caller tries again.</exception>
    private static string Password(string file)
    {
        try
        {
            return new FileInfo(file).Length <= MaxPasswordBytes
                ? File.ReadAllText(file).TrimEnd('\n').TrimEnd('\r')
                : throw new IOException($"the password file {file} is larger than {MaxPasswordBytes} bytes");
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"the password file {file} may not be read", exception);
        }
    }
}
