using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Live;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Capture;
using Spectre.Console;

namespace ShelfEdge.Service.Tests.Live;

public sealed class LiveViewTests
{
    private const int Width = 100;

    private readonly FakeTimeProvider _time = new(SomeProgress.Time.AddSeconds(30));
    private readonly LiveLoss _loss = new();
    private readonly CameraProgress _camera;
    private readonly LiveView _view;

    public LiveViewTests()
    {
        _camera = new CameraProgress(SomeProgress.Camera, TimeSpan.FromSeconds(40), _time);
        var progress = new PipelineProgress([_camera], _time);
        _view = new LiveView("ShelfEdge store-1/box-1", progress, () => Stock, () => Alerts, _loss, _time);
    }

    private static StockSnapshot Stock { get; } = new(
        SomeProgress.Time,
        [Position("left", 1, PositionState.Low, null), Position("right", null, PositionState.Unknown, "not seen yet")],
        []);

    private static AlertSnapshot Alerts { get; } = AlertSnapshot.None with
    {
        Open =
        [
            new Alert(
                Guid.Empty, AlertKind.Low, AlertPhase.Raised, AlertSeverity.Warning, new PositionId("left"), new Sku("cola"),
                SomeProgress.Camera, SomeProgress.Time, SomeProgress.Time),
        ],
    };

    [Fact]
    public void Positions_show_facings_state_and_open_alert()
    {
        var lines = Render();

        Assert.Contains(lines, line => Words(line) is ["left", "cola", "1", "of", "4", "##........", "low", "30", "s", "low", "30", "s"]);
        Assert.Contains(lines, line => Words(line) is ["right", "cola", "?", "of", "4", "..........", "unknown", "30", "s", "not", "seen", "yet"]);
    }

    [Fact]
    public void Camera_shows_state_reason_and_products()
    {
        _camera.FrameProcessed(SomeProgress.Result(1, products: 7));
        _camera.StatusChanged(SomeProgress.Status(CameraState.Lost, "no [route]"));

        Assert.Contains(Render(), line => Words(line) is ["camera-1", "lost", "no", "[route]", "0", "0", "7", "0", "s"]);
    }

    [Fact]
    public void Message_takes_one_row_however_long_it_is()
    {
        var before = Render().Length;
        _view.Add(new LiveLine(
            SomeProgress.Time, LiveLineKind.Message, "shelfedge/store-1/box-1/events/alert",
            $$$"""{"id":"1","data":{"phase":"raised","none":null,"text":"{{{new string('x', 500)}}}"}}"""));

        var lines = Render();

        Assert.Equal(before + 1, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("08:00:00 message events/alert  phase raised  text xxx", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= Width));
    }

    [Fact]
    public void Only_the_newest_lines_stay()
    {
        for (var i = 0; i < 100; i++)
        {
            _view.Add(new LiveLine(SomeProgress.Time, LiveLineKind.Count, $"line {i};"));
        }

        var lines = Render();

        Assert.Contains(lines, line => line.EndsWith("line 99;", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.EndsWith("line 80;", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_that_were_lost_are_said()
    {
        _loss.Count();

        Assert.Contains(Render(), line => line.StartsWith("1 lines were too fast to show", StringComparison.Ordinal));
    }

    [Fact]
    public void Line_for_a_script_holds_the_whole_payload() => Assert.Equal(
        """2026-03-01T08:00:00.000Z message a/b {"id":1}""",
        new LiveLine(SomeProgress.Time, LiveLineKind.Message, "a/b", """{"id":1}""").ToString());

    private static PositionStock Position(string id, int? believed, PositionState state, string? reason) => new(
        new PositionId(id), new Sku("cola"), SomeProgress.Camera, believed, 4, 1, state, SomeProgress.Time, null, reason);

    private static ImmutableArray<string> Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private string[] Render()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        console.Write(_view.Render(Width));
        return text.ToString().Split('\n');
    }
}
