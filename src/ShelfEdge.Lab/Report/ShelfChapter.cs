using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Lab.Report;

/// <summary>What ran out, when, and what that cost.</summary>
internal sealed class ShelfChapter
{
    private const int Shown = 10;

    private readonly ReportScope _scope;
    private readonly ReportTexts _texts;
    private readonly ChartNumbers _charts;
    private readonly IReadOnlyList<(PositionTime Position, double Lost, double? Cost)> _positions;
    private readonly HourTally[] _byHour;

    /// <param name="scope">With a shelf.</param>
    /// <param name="texts">Words.</param>
    /// <param name="charts">Of the page.</param>
    /// <param name="price">Mean price of an item in the purchases; 0 when it is not known.</param>
    public ShelfChapter(ReportScope scope, ReportTexts texts, ChartNumbers charts, Func<string, double> price)
    {
        (_scope, _texts, _charts) = (scope, texts, charts);
        Dictionary<Sku, decimal?> prices = scope.Planogram!.Products.ToDictionary(product => product.Sku, product => product.Price);
        _byHour = scope.Shelf!.ByHour();
        _positions =
        [
            .. scope.Shelf.Positions
                .Select(position => (position, Lost: position.Lost.Sum(), Price: (double?)prices.GetValueOrDefault(position.Sku) ?? price(position.Sku.Value)))
                .Select(each => (each.position, each.Lost, each.Price > 0 ? each.Lost * each.Price : (double?)null))
                .OrderByDescending(each => each.Item3 ?? 0).ThenByDescending(each => each.Lost),
        ];
    }

    /// <summary>What was not sold; null when no price is known.</summary>
    public double? Cost => _positions.Any(each => each.Cost is not null) ? _positions.Sum(each => each.Cost ?? 0) : null;

    /// <summary>Share of the known time that positions were not empty; null when nothing is known.</summary>
    public double? Availability
    {
        get
        {
            var meter = new AvailabilityMeter();
            Array.ForEach(_byHour, meter.Add);
            return meter.OnShelfAvailability;
        }
    }

    public string Html()
    {
        double[] share = [.. _byHour.Select(hour => hour.OnShelfMilliseconds + hour.EmptyMilliseconds is > 0 and var known
            ? (double)hour.EmptyMilliseconds / known : 0)];
        string chart = Markup.Figure(_texts.Of("out.hours"), ChartDays.OfHours(share, ChartInk.Bad).Html(
            _charts.Next(), _texts.Of("out.hours"), ReportTexts.Share, ChartDays.HourLabels()));
        double unknown = _byHour.Sum(hour => TimeSpan.FromMilliseconds(hour.UnknownMilliseconds).TotalHours);
        var known = TimeSpan.FromMilliseconds(_byHour.Sum(hour => hour.OnShelfMilliseconds + hour.EmptyMilliseconds));
        string alerts = _scope.Alerts switch
        {
            { MedianMinutes: { } minutes } => " " + _texts.Of("out.alerts", _scope.Alerts.Raised, ReportTexts.Pieces(minutes)),
            { Raised: var raised } => " " + _texts.Of("out.alerts.open", raised),
            null => "",
        };
        return Markup.Chapter("out", _texts.Of("out.title"), Advice(), chart, Table(), Markup.Note(
            _texts.Of("out.note", ReportTexts.Pieces(known.TotalHours), ReportTexts.Pieces(unknown)) + alerts));
    }

    private string Advice()
    {
        if (_positions.All(each => each.Position.Total.EmptyMilliseconds == 0))
        {
            return _texts.Of("out.do.none");
        }

        (PositionTime position, double lost, double? cost) = _positions[0];

        int from = position.WorstFrom;
        return _texts.Of(
            cost is null ? "out.do.pieces" : "out.do.cost", Name(position), ReportTexts.Hour(from), ReportTexts.Hour(from + 3),
            ReportTexts.Pieces(position.EmptyHours), cost is { } amount ? _texts.Amount(amount) : ReportTexts.Pieces(lost));
    }

    private string Table()
    {
        double most = Math.Max(_positions.Select(each => each.Cost ?? 0).DefaultIfEmpty().Max(), 1e-9);
        return Markup.Table(
            [_texts.Of("out.product"), _texts.Of("out.cost"), _texts.Of("out.pieces"), _texts.Of("out.empty"), _texts.Of("out.worst")],
            _positions.Where(each => each.Position.Total.EmptyMilliseconds > 0).Take(Shown).Select(each => new[]
            {
                $"{Markup.Encode(Name(each.Position))}<small>{Markup.Encode(each.Position.Position)}</small>",
                each.Cost is { } cost ? Markup.Bar(_texts.Amount(cost), cost / most, ChartInk.Bad) : "–",
                Markup.Encode(ReportTexts.Pieces(each.Lost)),
                Markup.Encode(ReportTexts.Pieces(each.Position.EmptyHours)),
                $"{ReportTexts.Hour(each.Position.WorstFrom)}–{ReportTexts.Hour(each.Position.WorstFrom + 3)}",
            }));
    }

    private string Name(PositionTime position) =>
        _scope.Planogram!.Products.FirstOrDefault(product => product.Sku == position.Sku)?.Name ?? _scope.Names[position.Sku.Value];
}
