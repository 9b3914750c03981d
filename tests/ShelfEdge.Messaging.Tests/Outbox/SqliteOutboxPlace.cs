using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Outbox;

/// <summary>An outbox file in a folder of its own.</summary>
internal sealed class SqliteOutboxPlace : IOutboxPlace
{
    private readonly TempFolder _folder = new();
    private readonly JumpingClock _wallClock;
    private SqliteOutbox? _open;

    public SqliteOutboxPlace() => _wallClock = new(Clock);

    public string FilePath => _folder.File("outbox.db");

    public string FolderPath => _folder.Path;

    public FakeTimeProvider Clock { get; } = new(Some.Time);

    IOutbox IOutboxPlace.Open(OutboxOptions options) => Open(options);

    public SqliteOutbox Open(OutboxOptions? options = null)
    {
        Close();
        options ??= new();
        options.Path = FilePath;
        return _open = SqliteOutbox.Open(options, _wallClock);
    }

    public void JumpWallClock(TimeSpan by) => _wallClock.Offset += by;

    public void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    public void Dispose()
    {
        _open?.Dispose();
        _folder.Dispose();
    }
}
