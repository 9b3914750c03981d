using Microsoft.Extensions.Logging;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Storage;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Alerts;

public sealed class AlertHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();
    private readonly CollectingLog _log = new();
    private readonly AlertHistory _history;

    public AlertHistoryTests() => _history = AlertHistory.Open(
        Database, new AlertHistoryOptions { MaxAge = TimeSpan.FromDays(1) }, new Logger<AlertHistory>(new LoggerFactory([_log])));

    private string Database => Path.Combine(_folder.Path, AlertHistory.FileName);

    public void Dispose()
    {
        _history.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Alert_that_is_not_over_outlives_the_age_of_those_that_are()
    {
        var (open, over, fresh) = (Raised(Start), Raised(Start), Raised(Start.AddDays(2)));
        Record(Start, open, over, over with { Phase = AlertPhase.Cleared, At = Start.AddHours(1) });

        _history.Record([new AlertEntry(4, fresh, null)], Start.AddDays(2));

        Assert.Equal([fresh.Id, open.Id], _history.List(DateTimeOffset.MinValue, null, 10).Alerts.Select(alert => alert.Id));
        Assert.Empty(_history.Story(over.Id));
        Assert.Equal(2, _history.Deleted);
    }

    [Fact]
    public void Page_with_a_line_that_cannot_be_read_is_not_the_last()
    {
        Alert[] raised = [Raised(Start), Raised(Start.AddMinutes(1)), Raised(Start.AddMinutes(2)), Raised(Start.AddMinutes(3))];
        Record(Start, raised);
        using (var database = BoxDatabase.Open(Database, "", Assert.Fail))
        {
            database.Run("UPDATE entry SET data = '{' WHERE number = 3");
        }

        var first = _history.List(DateTimeOffset.MinValue, null, 2);
        var second = _history.List(DateTimeOffset.MinValue, first.Next, 2);

        Assert.Equal([raised[3].Id], first.Alerts.Select(alert => alert.Id));
        Assert.Equal([raised[1].Id, raised[0].Id], second.Alerts.Select(alert => alert.Id));
        Assert.Empty(_history.List(DateTimeOffset.MinValue, second.Next, 2).Alerts);
    }

    private void Record(DateTimeOffset now, params Alert[] steps) =>
        Assert.True(_history.Record([.. steps.Select((step, index) => new AlertEntry(index + 1, step, null))], now));

    private static Alert Raised(DateTimeOffset at) => new(
        Guid.NewGuid(), AlertKind.Empty, AlertPhase.Raised, AlertSeverity.Critical, new PositionId("left"), new Sku("cola"),
        new CameraId(TestStore.Camera), at, at);
}
