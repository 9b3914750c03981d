namespace ShelfEdge.Lab.Report;

/// <summary>What sold: days against the period before, weekdays, hours, best items, and what moved.</summary>
internal sealed class SalesChapter
{
    private const int Best = 10;

    // An item that moved by less of all sales than this is no news.
    private const double LeastMove = 0.005;

    private readonly ReportScope _scope;
    private readonly ReportTexts _texts;
    private readonly ChartNumbers _charts;
    private readonly IReadOnlyList<DaySales> _days;
    private readonly IReadOnlyList<ItemSales> _items;
    private readonly Dictionary<string, double> _prices;
    private readonly DateOnly _from;

    public SalesChapter(ReportScope scope, ReportTexts texts, ChartNumbers charts)
    {
        (_scope, _texts, _charts) = (scope, texts, charts);
        _from = scope.Sales.From;
        _days = scope.Sales.ByDay();
        _items = scope.Sales.ByItem();

        // A planogram may write an item in other letters than the till.
        _prices = _items.ToDictionary(item => item.Item, item => item.Price, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Of the period.</summary>
    public double Amount => In.Sum(day => day.Amount);

    /// <summary>Against the period before, -1 and above; null when nothing sold then.</summary>
    public double? Change => Before.Sum(day => day.Amount) is > 0 and var before ? (Amount / before) - 1 : null;

    public int Baskets => In.Sum(day => day.Baskets);

    public double Price(string item) => _prices.GetValueOrDefault(item);

    private IEnumerable<DaySales> In => _days.Where(day => day.Day >= _from);

    private IEnumerable<DaySales> Before => _days.Where(day => day.Day < _from);

    public string Html()
    {
        var hours = Hours();
        return Markup.Chapter(
            "sold", _texts.Of("sold.title"), Change is null ? null : Advice(), ByDay(), Markup.Pair(ByWeekday(), hours), Items());
    }

    private string Advice()
    {
        double least = LeastMove * Math.Max(Amount, 1);
        ItemSales? up = _items.Where(item => item.Before > 0).MaxBy(item => item.Change) is { } best && best.Change > least ? best : null;
        ItemSales? down = _items.MinBy(item => item.Change) is { } worst && -worst.Change > least ? worst : null;
        return (up, down) switch
        {
            (not null, not null) => _texts.Of(
                "sold.do.both", _scope.Names[up.Item], _texts.Amount(up.Change), _scope.Names[down.Item], _texts.Amount(-down.Change)),
            (not null, null) => _texts.Of("sold.do.up", _scope.Names[up.Item], _texts.Amount(up.Change)),
            (null, not null) => _texts.Of("sold.do.down", _scope.Names[down.Item], _texts.Amount(-down.Change)),
            _ => _texts.Of("sold.do.none", _texts.Amount(least)),
        };
    }

    private string ByDay()
    {
        int length = _scope.Sales.Length;
        double[] Row(IEnumerable<DaySales> days, DateOnly first)
        {
            var row = new double[length];
            foreach (DaySales day in days)
            {
                row[day.Day.DayNumber - first.DayNumber] = day.Amount;
            }

            return row;
        }

        double[] amounts = Row(In, _from);
        double[] before = Row(Before, _from.AddDays(-length));
        double[] xs = [.. Enumerable.Range(0, length).Select(day => (double)day)];
        var chart = new ReportChart(-0.6, length - 0.4, 0, amounts.Concat(before).Max());
        chart.Bars(xs, amounts, 0.7, ChartInk.Main).Line(xs, before, ChartInk.Before);
        string html = chart.Html(_charts.Next(), _texts.Of("sold.days", length), _texts.Amount, ChartDays.Labels(_from, length, _texts));
        return Markup.Figure(
            _texts.Of("sold.days", length), html, [(ChartInk.Main, _texts.Of("sold.now")), (ChartInk.Before, _texts.Of("sold.before"))]);
    }

    private string ByWeekday()
    {
        DayOfWeek[] week = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];
        double[] means = [.. week.Select(weekday => Mean(In.Where(day => day.Day.DayOfWeek == weekday)))];
        var chart = new ReportChart(-0.6, 6.6, 0, means.Max());
        chart.Bars([0, 1, 2, 3, 4, 5, 6], means, 0.7, ChartInk.Main);
        return Markup.Figure(_texts.Of("sold.weekdays"), chart.Html(
            _charts.Next(), _texts.Of("sold.weekdays"), _texts.Amount, week.Index().Select(day => new ChartLabel(day.Index, _texts.Weekday(day.Item)))));

        static double Mean(IEnumerable<DaySales> days) => days.Select(day => day.Amount).DefaultIfEmpty().Average();
    }

    private string Hours()
    {
        double[] amounts = [.. _scope.Sales.ByHour().Select(amount => amount / Math.Max(1, In.Count()))];
        return Markup.Figure(
            _texts.Of("sold.hours"), ChartDays.OfHours(amounts, ChartInk.Main).Html(_charts.Next(), _texts.Of("sold.hours"), _texts.Amount, ChartDays.HourLabels()));
    }

    private string Items()
    {
        double most = Math.Max(_items[0].Amount, 1e-9);
        return Markup.Table(
            [_texts.Of("sold.best"), _texts.Of("sold.amount"), _texts.Of("sold.pieces"), _texts.Of("sold.change")],
            _items.Take(Best).Where(item => item.Amount > 0).Select(item => new[]
            {
                Markup.Encode(_scope.Names[item.Item]),
                Markup.Bar(_texts.Amount(item.Amount), item.Amount / most, ChartInk.Main),
                Markup.Encode(ReportTexts.Pieces(item.Pieces)),
                Markup.Encode(item.Before > 0 ? ReportTexts.Change(item.Change / item.Before) : _texts.Of("sold.new")),
            }));
    }
}
