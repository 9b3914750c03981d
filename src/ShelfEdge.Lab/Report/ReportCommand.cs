using System.CommandLine;
using System.Globalization;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Report;

/// <summary><c>shelfedge-lab report</c>: one page for a store manager.</summary>
internal static class ReportCommand
{
    private const int MemoryMegabytes = 1_000;
    private const int MostDays = 366;

    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = "Purchases: CSV with a header (plain or gzip), or Parquet.", Required = true };
        var output = new Option<string>("--out") { Description = "HTML file to write; it loads nothing from elsewhere.", Required = true };
        var title = new Option<string>("--title") { Description = "Name of the shop.", DefaultValueFactory = _ => "ShelfEdge" };
        var language = new Option<string>("--language") { Description = "Of the page.", DefaultValueFactory = _ => ReportTexts.Languages[0] };
        language.AcceptOnlyFromAmong([.. ReportTexts.Languages]);
        var currency = new Option<string>("--currency") { Description = "Written before amounts, such as £.", DefaultValueFactory = _ => "" };
        var until = new Option<DateOnly?>("--until") { Description = "Last day of the period. Without it the last day with a sale." };
        Option<int> days = new Option<int>("--days") { Description = "Days of the period, compared with as many before.", DefaultValueFactory = _ => 28 }
            .Between(1, MostDays);
        var products = new Option<string?>("--products") { Description = "CSV with names of items; the purchases may be given again." };
        var productItem = new Option<string>("--product-item") { Description = "Column of the item in it.", DefaultValueFactory = _ => "item" };
        var productName = new Option<string>("--product-name") { Description = "Column of the name in it.", DefaultValueFactory = _ => "name" };
        var box = new Option<string?>("--box") { Description = "forecast.db of a box, or a copy: what ran out." };
        var alerts = new Option<string?>("--alerts") { Description = "alerts.db of the box, or a copy: how soon alerts were cleared." };
        var planogram = new Option<string?>("--planogram") { Description = "planogram.json of the box." };
        var forecast = new Option<string?>("--forecast") { Description = "File of 'forecast demand'." };
        var segments = new Option<string?>("--segments") { Description = "Folder of 'train segments'." };
        var offers = new Option<string?>("--offers") { Description = "What 'shelfedge offers --json' printed." };
        var rules = new Option<string?>("--rules") { Description = "File of 'train rules'." };
        var format = new PurchaseFormatOptions();
        var command = new Command("report", "Writes one page for a store manager: what sold, ran out, will sell, who buys, and what goes together.")
        {
            input, output, title, language, currency, until, days, products, productItem, productName, box, alerts, planogram, forecast,
            segments, offers, rules,
        };
        format.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(planogram) is null && result.GetValue(box) is not null)
            {
                result.AddError($"{planogram.Name}: is needed with {box.Name}, to say what stands where");
            }

            if (result.GetValue(box) is null && result.GetValue(alerts) is not null)
            {
                result.AddError($"{box.Name}: is needed with {alerts.Name}");
            }
        });
        command.SetAction(result => LabAction.Run(result, () => Write(
            new ReportInputs(
                result.GetRequiredValue(input), format.Read(result), result.GetValue(until), result.GetValue(days), result.GetValue(products),
                result.GetRequiredValue(productItem), result.GetRequiredValue(productName), result.GetValue(box), result.GetValue(alerts),
                result.GetValue(planogram), result.GetValue(forecast), result.GetValue(segments), result.GetValue(offers),
                result.GetValue(rules), MemoryMegabytes),
            new ReportTexts(result.GetRequiredValue(language), result.GetRequiredValue(currency)),
            result.GetRequiredValue(title),
            result.GetRequiredValue(output),
            result.InvocationConfiguration.Output)));
        return command;
    }

    private static void Write(ReportInputs inputs, ReportTexts texts, string title, string path, TextWriter output)
    {
        using ShopSales sales = ShopSales.Open(inputs.Purchases, inputs.Format, inputs.Until, inputs.Days, inputs.MemoryMegabytes);
        string html = ReportPage.Html(title, inputs.Read(sales), texts);
        ReportPage.Write(path, html);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {sales.From:yyyy-MM-dd} to {sales.Until:yyyy-MM-dd}, {html.Length / 1024} kB"));
    }
}
