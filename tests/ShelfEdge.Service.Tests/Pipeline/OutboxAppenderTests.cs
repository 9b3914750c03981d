using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Pipeline;

public sealed class OutboxAppenderTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(SomeProgress.Time);
    private readonly TestFolder _folder = new();
    private readonly RefusingOutbox _outbox;
    private readonly PipelineProgress _progress;
    private readonly OutboxAppender _appender;

    public OutboxAppenderTests()
    {
        _outbox = new RefusingOutbox(_folder.Path);
        _progress = new PipelineProgress([], _time);
        _appender = new OutboxAppender(_outbox, _progress, _time, NullLogger<OutboxAppender>.Instance);
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Append_comes_back_only_when_the_messages_are_stored()
    {
        _outbox.Failure = OutboxFailure.DiskFull;
        var append = _appender.AppendAsync([Some.StockEvent(1)], [1], TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(append.IsCompleted);
        Assert.Equal("DiskFull", _progress.Snapshot().OutboxProblem);

        _outbox.Failure = null;
        _time.Advance(TimeSpan.FromSeconds(1));
        await append;

        Assert.Equal(1, _outbox.Status.Depth);
        Assert.Equal([1], _outbox.ReadCheckpoint());
        Assert.Null(_progress.Snapshot().OutboxProblem);
    }

    [Fact]
    public async Task Outbox_full_of_alerts_is_said_while_lower_lanes_are_not_taken()
    {
        using var folder = new TestFolder();
        using var outbox = SqliteOutbox.Open(
            new OutboxOptions { Path = Path.Combine(folder.Path, "outbox.db"), MaxEvents = 100 }, _time);
        var appender = new OutboxAppender(outbox, _progress, _time, NullLogger<OutboxAppender>.Instance);
        outbox.Append([.. Enumerable.Range(1, 100).Select(Some.AlertEvent)], []);

        await appender.AppendAsync([Some.StockEvent(1)], [1], TestContext.Current.CancellationToken);
        Assert.StartsWith("full of alerts and audit", _progress.Snapshot().OutboxProblem, StringComparison.Ordinal);

        outbox.Acknowledge(outbox.Peek(1));
        await appender.AppendAsync([Some.StockEvent(2)], [1], TestContext.Current.CancellationToken);
        Assert.Null(_progress.Snapshot().OutboxProblem);
    }

    [Fact]
    public async Task Damaged_file_is_not_tried_again()
    {
        _outbox.Failure = OutboxFailure.Corrupt;

        await Assert.ThrowsAsync<OutboxException>(() =>
            _appender.AppendAsync([Some.StockEvent(1)], [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stopping_tries_once_more_and_then_gives_up()
    {
        using var stopping = new CancellationTokenSource();
        _outbox.Failure = OutboxFailure.DiskFull;
        var append = _appender.AppendAsync([Some.StockEvent(1)], [], stopping.Token);
        await stopping.CancelAsync();
        await append;

        Assert.Equal(2, _outbox.Attempts);
        Assert.Equal(0, _outbox.Status.Depth);
    }
}
