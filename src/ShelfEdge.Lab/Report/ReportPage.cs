using System.Reflection;
using System.Text;

namespace ShelfEdge.Lab.Report;

/// <summary>The whole page: nothing outside it is loaded.</summary>
internal static class ReportPage
{
    /// <param name="title">Of the shop.</param>
    /// <param name="scope">What to tell.</param>
    /// <param name="texts">In which words.</param>
    public static string Html(string title, ReportScope scope, ReportTexts texts)
    {
        var charts = new ChartNumbers();
        var sales = new SalesChapter(scope, texts, charts);
        string sold = sales.Html();
        ShelfChapter? shelf = scope.Shelf is null ? null : new ShelfChapter(scope, texts, charts, sales.Price);
        string[] chapters =
        [
            sold,
            shelf?.Html() ?? Absent("out"),
            scope.Forecasts is null ? Absent("ahead") : ForecastChapter.Html(scope, texts, charts, sales.Price),
            SegmentChapter.Html(scope, texts, charts),
            scope.Rules is null ? Absent("together") : BasketChapter.Html(scope, texts),
        ];
        string period = texts.Of("page.period", texts.LongDay(scope.Sales.From), texts.LongDay(scope.Sales.Until), scope.Sales.Length);
        return Frame(title, texts.Language, string.Concat(
            $"<header><h1>{Markup.Encode(title)}</h1><p>{Markup.Encode(period)}</p></header>",
            $"<div class=\"tiles\">{string.Concat(Tiles(sales, shelf, texts))}</div>",
            string.Join('\n', chapters),
            $"<footer>{Markup.Encode(texts.Of("page.footer"))}</footer>"));

        string Absent(string chapter) => Markup.Chapter(chapter, texts.Of($"{chapter}.title"), null, Markup.Note(texts.Of($"{chapter}.absent")));
    }

    /// <summary>A whole page around its body.</summary>
    /// <param name="title">Of the page.</param>
    /// <param name="language">By BCP 47.</param>
    /// <param name="body">HTML.</param>
    public static string Frame(string title, string language, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>{Markup.Encode(title)}</title><style>{Css()}</style></head><body><main>
        {body}
        </main></body></html>
        """;

    /// <summary>Writes a page, and its folder when missing.</summary>
    public static void Write(string path, string html)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static IEnumerable<string> Tiles(SalesChapter sales, ShelfChapter? shelf, ReportTexts texts)
    {
        yield return Tile("tile.sales", texts.Amount(sales.Amount), sales.Change is { } change ? texts.Of("tile.change", ReportTexts.Change(change)) : "");
        yield return Tile("tile.baskets", ReportTexts.Pieces(sales.Baskets), texts.Of("tile.mean", texts.Amount(sales.Amount / Math.Max(1, sales.Baskets))));
        if (shelf?.Availability is { } availability)
        {
            yield return Tile("tile.shelf", ReportTexts.Share(availability), texts.Of("tile.shelf.note"));
        }

        if (shelf?.Cost is { } cost)
        {
            yield return Tile("tile.lost", texts.Amount(cost), texts.Of("tile.lost.note", ReportTexts.Share(cost / Math.Max(sales.Amount + cost, 1e-9))));
        }

        string Tile(string key, string figure, string note) =>
            $"<div><span>{Markup.Encode(texts.Of(key))}</span><b>{Markup.Encode(figure)}</b><small>{Markup.Encode(note)}</small></div>";
    }

    private static string Css()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ShelfEdge.Lab.Report.page.css")!;
        using var reader = new StreamReader(stream);
        string inks = string.Concat(Enum.GetValues<ChartInk>().Select(ink =>
        {
            (string colour, string name) = (ReportChart.Sentinel(ink), Markup.Name(ink));
            return $"[fill=\"{colour}\"]{{fill:var(--{name})}}[stroke=\"{colour}\"]{{stroke:var(--{name})}}.bar.{name},.key.{name}::before{{background:var(--{name})}}";
        }));
        return reader.ReadToEnd() + inks;
    }
}
