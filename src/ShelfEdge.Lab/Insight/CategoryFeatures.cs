using System.Globalization;
using ShelfEdge.Lab.Purchases;
using static ShelfEdge.Lab.Purchases.PurchaseDatabase;

namespace ShelfEdge.Lab.Insight;

/// <summary>
/// What is known of a shopper and a category at the end of a week, and whether the shopper buys of it in the next: for
/// <c>train logistic</c>. Weeks are of seven days from the first purchase.
/// </summary>
/// <param name="Purchases">File that <c>purchases</c> wrote.</param>
/// <param name="Products">File with the columns named next, plain or gzip.</param>
/// <param name="ItemColumn">Column of the item in it.</param>
/// <param name="CategoryColumn">Column of the category in it.</param>
/// <param name="Categories">The most bought are taken.</param>
/// <param name="TestWeeks">Last weeks, which go into the test file.</param>
internal sealed record CategoryFeatures(
    string Purchases, string Products, string ItemColumn, string CategoryColumn, int Categories, int TestWeeks)
{
    // Before this week little is known of anybody.
    private const int FirstWeek = 8;

    private static readonly string[] Columns =
    [
        "boughtThisWeek", "weeksOfLast4", "weeksOfLast8", "weeksSince", "visitsLast4", "categoryShare", "categoryReach", "label",
    ];

    /// <summary>Writes <c>train.csv</c> and <c>test.csv</c> into the folder and says how many rows they have.</summary>
    /// <exception cref="DataFileException">A file cannot be used or has too few weeks.</exception>
    public void Write(string folder, TextWriter output)
    {
        using var database = new PurchaseDatabase(memoryMegabytes: 1_000, "UTC");
        using (CsvReader products = CsvReader.Open(Products))
        {
            products.Column(ItemColumn);
            products.Column(CategoryColumn);
        }

        Load(database);
        long weeks = database.Count("SELECT coalesce(max(week), 0) FROM bought");
        long lastKnown = weeks - 2;
        if (lastKnown - TestWeeks < FirstWeek)
        {
            throw new DataFileException($"{Path.GetFileName(Purchases)}: {weeks} weeks; at least {FirstWeek + TestWeeks + 3} are needed");
        }

        Directory.CreateDirectory(folder);
        foreach ((string name, long from, long until) in new[]
        {
            ("train.csv", FirstWeek, lastKnown - TestWeeks), ("test.csv", lastKnown - TestWeeks + 1, lastKnown),
        })
        {
            string path = Path.Combine(folder, name);
            database.Execute(Rows(path, from, until));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: weeks {from} to {until}"));
        }
    }

    private void Load(PurchaseDatabase database)
    {
        database.Execute(
            $"""
            CREATE TABLE bought AS
            WITH lines AS (SELECT "user" AS buyer, item, CAST(time AS TIMESTAMP) AS time FROM read_csv({Text(Purchases)}, header = true, all_varchar = true)),
            products AS (
                SELECT any_value({Column(CategoryColumn)}) AS category, upper({Column(ItemColumn)}) AS item
                FROM read_csv({Text(Products)}, header = true, all_varchar = true) GROUP BY upper({Column(ItemColumn)})),
            placed AS (
                SELECT buyer, category, CAST(floor(date_diff('day', (SELECT min(time) FROM lines), time) / 7) AS BIGINT) AS week
                FROM lines JOIN products USING (item) WHERE category IS NOT NULL),
            wanted AS (SELECT category FROM placed GROUP BY category ORDER BY count(*) DESC, category LIMIT {Categories})
            SELECT DISTINCT buyer, CASE WHEN category IN (FROM wanted) THEN category END AS category, week FROM placed
            """);
        database.Execute("CREATE TABLE visits AS SELECT DISTINCT buyer, week FROM bought");
        database.Execute(
            """
            CREATE TABLE pairs AS
            SELECT buyer, category, min(first) AS first FROM (SELECT buyer, min(week) AS first FROM visits GROUP BY buyer)
            CROSS JOIN (SELECT DISTINCT category FROM bought WHERE category IS NOT NULL) GROUP BY ALL
            """);
    }

    // Only what was known at the end of the week looks backwards; the label alone looks at the next one.
    private static string Rows(string path, long from, long until) =>
        $"""
        COPY (
            WITH asked AS (SELECT buyer, category, week FROM pairs, range({from}, {until + 1}) AS weeks (week) WHERE first < week),
            counts AS (
                SELECT asked.buyer, asked.category, asked.week,
                    count(*) FILTER (bought.week = asked.week) AS this,
                    count(*) FILTER (bought.week BETWEEN asked.week - 3 AND asked.week) AS four,
                    count(*) FILTER (bought.week BETWEEN asked.week - 7 AND asked.week) AS eight,
                    count(*) FILTER (bought.week <= asked.week) AS ever,
                    max(bought.week) FILTER (bought.week <= asked.week) AS last,
                    count(*) FILTER (bought.week = asked.week + 1) AS next
                FROM asked LEFT JOIN bought ON bought.buyer = asked.buyer AND bought.category = asked.category
                GROUP BY ALL),
            came AS (
                SELECT asked.buyer, asked.week, count(*) FILTER (visits.week BETWEEN asked.week - 3 AND asked.week) AS four,
                    count(*) FILTER (visits.week <= asked.week) AS ever
                FROM (SELECT DISTINCT buyer, week FROM asked) AS asked JOIN visits ON visits.buyer = asked.buyer GROUP BY ALL),
            reach AS (
                SELECT asked.category, asked.week, count(DISTINCT bought.buyer) / (SELECT count(DISTINCT buyer) FROM visits) AS share
                FROM (SELECT DISTINCT category, week FROM asked) AS asked
                LEFT JOIN bought ON bought.category = asked.category AND bought.week BETWEEN asked.week - 3 AND asked.week GROUP BY ALL)
            SELECT least(this, 1) AS {Columns[0]}, four AS {Columns[1]}, eight AS {Columns[2]},
                least(coalesce(week - last, 52), 52) AS {Columns[3]}, came_four AS {Columns[4]}, counts_ever / greatest(came_ever, 1) AS {Columns[5]},
                share AS {Columns[6]}, least(next, 1) AS {Columns[7]}
            FROM (
                SELECT counts.week, counts.buyer, counts.category, counts.this, counts.four, counts.eight, counts.last, counts.next,
                    counts.ever AS counts_ever, came.four AS came_four, came.ever AS came_ever, reach.share
                FROM counts JOIN came USING (buyer, week) JOIN reach USING (category, week))
            ORDER BY week, buyer, category)
        TO {Text(path)} (FORMAT csv, HEADER true)
        """;
}
