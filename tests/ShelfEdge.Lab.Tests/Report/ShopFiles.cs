using System.Globalization;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Report;

/// <summary>Writes what a report of one small shop reads: sixty days of purchases, the hours of a box, and what other verbs write.</summary>
internal static class ShopFiles
{
    public static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>Tea doubles in the last four weeks, rice halves; a name in capitals, one that must be encoded.</summary>
    public static string Purchases(LabRun run)
    {
        var lines = new List<string> { "user,item,basket,quantity,price,time,name" };
        for (int day = 0; day < 56; day++)
        {
            string time = First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T10:00:00";
            (int tea, int rice) = day < 28 ? (5, 8) : (10, 4);
            lines.Add($"u{day % 12},TEA,b{day},{tea},2,{time},GREEN TEA");
            lines.Add($"u{day % 12},RICE,b{day},{rice},3,{time},Rice <b>1 kg</b>");
        }

        return run.Write("purchases.csv", lines);
    }

    /// <summary>What a report with every chapter is asked with.</summary>
    public static string[] Arguments(LabRun run, string language, string output)
    {
        string purchases = Purchases(run);
        Box(run.PathOf("forecast.db"), run.PathOf("alerts.db"));
        return
        [
            "report", "--input", purchases, "--format", "plain", "--products", purchases, "--out", run.PathOf(output), "--language", language,
            "--currency", "£", "--box", run.PathOf("forecast.db"), "--alerts", run.PathOf("alerts.db"), "--planogram", Planogram(run),
            "--forecast", run.Write("demand.csv", "item,day,mean,low,high,p50,p90", "TEA,2026-03-02,10,8,12,10,13", "TEA,2026-03-03,14,10,18,14,19"),
            "--offers", run.Write("offers.json", """{"at":"2026-03-01T00:00:00Z","offers":[{"id":"tea-two","state":"running","segments":["lapsing"],"given":800,"givenBought":160,"heldOut":200,"heldOutBought":10}]}"""),
            "--rules", run.Write("rules.json", """{"version":1,"rules":[{"if":["TEA"],"then":"RICE","support":0.2,"confidence":0.5,"lift":2.5}]}"""),
        ];
    }

    private static string Planogram(LabRun run) => run.Write(
        "planogram.json",
        """
        {"schema":1,"cameras":[{"id":"c","widthPixels":640,"heightPixels":480}],"shelves":[{"id":"a","name":"A"}],
         "products":[{"sku":"TEA","name":"Green tea","price":2.5}],
         "positions":[{"id":"a-1","shelf":"a","sku":"TEA","camera":"c","zone":[[0,0],[90,0],[90,90],[0,90]],"capacity":4,"lowThreshold":1}]}
        """);

    // Four facings an hour from 8 to 18, but nothing from 15 to 17 of each second day of the last four weeks.
    private static void Box(string hours, string alerts)
    {
        using SqliteConnection box = Open(hours);
        Run(box, "CREATE TABLE hour (hour INTEGER, position TEXT, sales INTEGER, sold INTEGER, restocked INTEGER, on_shelf INTEGER, empty INTEGER, unknown INTEGER)");
        for (int day = 28; day < 56; day++)
        {
            long start = HourNumber.Of(new DateTimeOffset(First.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero)).Value;
            for (int hour = 8; hour < 18; hour++)
            {
                bool isEmpty = day % 2 == 0 && hour is 15 or 16;
                Run(box, string.Create(CultureInfo.InvariantCulture,
                    $"INSERT INTO hour VALUES ({start + hour}, 'a-1', 4, {(isEmpty ? 0 : 4)}, 0, {(isEmpty ? 0 : 3_600_000)}, {(isEmpty ? 3_600_000 : 0)}, 0)"));
            }
        }

        using SqliteConnection log = Open(alerts);
        Run(log, "CREATE TABLE entry (number INTEGER PRIMARY KEY, alert TEXT, phase TEXT, raised_at INTEGER, at INTEGER, data TEXT)");
        long raised = new DateTimeOffset(2026, 2, 20, 15, 0, 0, TimeSpan.Zero).UtcTicks;
        Run(log, $"INSERT INTO entry VALUES (1, 'x', 'Raised', {raised}, {raised}, ''), (2, 'x', 'Cleared', {raised}, {raised + (45 * TimeSpan.TicksPerMinute)}, '')");
    }

    private static SqliteConnection Open(string path)
    {
        var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        return database;
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using SqliteCommand command = database.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this file.
        command.CommandText = sql;
#pragma warning restore CA2100 // As above.
        command.ExecuteNonQuery();
    }
}
