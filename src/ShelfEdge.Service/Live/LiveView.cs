using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Health;
using ShelfEdge.Vision.Capture;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ShelfEdge.Service.Live;

/// <summary>
/// Draws cameras, positions, open alerts and the newest messages from snapshots. Used by the live loop alone.
/// </summary>
/// <param name="title">First line.</param>
/// <param name="progress">Cameras.</param>
/// <param name="stock">Positions; <see langword="null"/> when there is no planogram.</param>
/// <param name="alerts">Open alerts; the same.</param>
/// <param name="loss">Lines that were never shown.</param>
/// <param name="time">Clock of the box.</param>
internal sealed class LiveView(
    string title, PipelineProgress progress, Func<StockSnapshot>? stock, Func<AlertSnapshot>? alerts, LiveLoss loss, TimeProvider time)
{
    private const int ShownLines = 12;

    private readonly Queue<LiveLine> _lines = new(ShownLines);

    /// <summary>Shows a line in place of the oldest.</summary>
    public void Add(LiveLine line)
    {
        if (_lines.Count == ShownLines)
        {
            _lines.Dequeue();
        }

        _lines.Enqueue(line);
    }

    /// <param name="widthColumns">Of the terminal.</param>
    public IRenderable Render(int widthColumns)
    {
        var now = time.GetUtcNow();
        var parts = new List<IRenderable> { new Markup($"[bold]{title.EscapeMarkup()}[/]"), Cameras() };
        if (stock?.Invoke() is { } snapshot)
        {
            parts.Add(Positions(snapshot, now));
        }

        parts.Add(Lines(widthColumns));
        return new Rows(parts);
    }

    private Table Cameras()
    {
        var table = Plain("Camera", "State", "Frames", "Dropped", "Products in frame", "Age");
        foreach (var camera in progress.Snapshot().Cameras)
        {
            var state = camera.Status?.State ?? CameraState.Connecting;
            var colour = state == CameraState.Online ? "green" : "red";
            var reason = camera.Status?.Reason is { } text ? $" {text.EscapeMarkup()}" : "";
            table.AddRow(
                new Markup(camera.Camera.Value.EscapeMarkup()),
                new Markup($"[{colour}]{state.ToString().ToLowerInvariant()}[/]{reason}"),
                new Text(Number(camera.Captured)),
                new Text(Number(camera.Dropped)),
                new Markup(camera.Newest is { } newest ? $"[bold]{Number(newest.Detections.Length)}[/]" : "-"),
                new Text(camera.Newest is null ? "-" : Age(camera.SinceProcessed)));
        }

        return table;
    }

    private Table Positions(StockSnapshot snapshot, DateTimeOffset now)
    {
        // One a position: the most urgent.
        var open = (alerts?.Invoke() ?? AlertSnapshot.None).Open.Where(alert => alert.Position is not null)
            .DistinctBy(alert => alert.Position).ToImmutableDictionary(alert => alert.Position!.Value);
        var table = Plain("Position", "SKU", "Facings", "", "State", "For", "Open alert");
        foreach (var position in snapshot.Positions)
        {
            var colour = Colour(position.State);
            table.AddRow(
                new Markup(position.Position.Value.EscapeMarkup()),
                new Markup(position.Sku.Value.EscapeMarkup()),
                new Text($"{(position.Believed is { } believed ? Number(believed) : "?")} of {Number(position.Capacity)}"),
                new Markup($"[{colour}]{Bar(position)}[/]"),
                new Markup($"[{colour}]{position.State.ToString().ToLowerInvariant()}[/]"),
                new Text(Age(now - position.Since)),
                new Markup(open.TryGetValue(position.Position, out var alert)
                    ? $"[{Colour(alert.Severity)}]{alert.Kind.ToString().ToLowerInvariant()}[/] {Age(now - alert.RaisedAt)}{Seen(alert)}"
                    : position.Reason is { } reason ? $"[grey]{reason.EscapeMarkup()}[/]" : ""));
        }

        return table;
    }

    private Rows Lines(int widthColumns)
    {
        var rows = _lines.Select(line => (IRenderable)Line(line, widthColumns));
        return loss.Lines == 0
            ? new Rows(rows)
            : new Rows(rows.Append(new Text($"{Number(loss.Lines)} lines were too fast to show")));
    }

    // Cut to one row: a line that wraps would push the table off the screen.
    private static Markup Line(LiveLine line, int widthColumns)
    {
        var time = line.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var text = line.Payload is null ? line.Text : $"{LiveMessage.Topic(line.Text)}  {LiveMessage.Data(line.Payload)}";
        var room = Math.Max(0, widthColumns - time.Length - line.KindWord.Length - 3);
        var shown = text.Length <= room ? text : text[..room];
        return new Markup($"[grey]{time}[/] [{Colour(line.Kind)}]{line.KindWord}[/] {shown.EscapeMarkup()}");
    }

    private static Table Plain(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        }

        return table;
    }

    private static string Bar(PositionStock position)
    {
        const int Cells = 10;
        var filled = (int)Math.Round((position.FillLevel ?? 0) * Cells);
        return new string('#', filled) + new string('.', Cells - filled);
    }

    private static string Colour(PositionState state) => state switch
    {
        PositionState.Full => "green",
        PositionState.Low => "yellow",
        PositionState.Empty => "red",
        _ => "grey",
    };

    private static string Seen(Alert alert) => alert.Acknowledged is { } seen ? $" [grey]{seen.By.EscapeMarkup()}[/]" : "";

    private static string Colour(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "red",
        AlertSeverity.Warning => "yellow",
        _ => "blue",
    };

    private static string Colour(LiveLineKind kind) => kind switch
    {
        LiveLineKind.Alert => "red",
        LiveLineKind.Message => "blue",
        LiveLineKind.Camera => "yellow",
        _ => "green",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Age(TimeSpan age) =>
        age < TimeSpan.FromMinutes(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalSeconds):0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min");
}
