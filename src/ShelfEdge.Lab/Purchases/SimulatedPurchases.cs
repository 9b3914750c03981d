using static ShelfEdge.Lab.Purchases.PurchaseDatabase;

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Writes purchases that nobody made, with every kind of dirt that <see cref="RemovalReason"/> knows, to try an import at any size.
/// Few items sell much and few shoppers come often, as in a shop. The same rows and seed give the same purchases; neither memory nor
/// time per row grows with the file.
/// </summary>
internal static class SimulatedPurchases
{
    /// <summary>About 15 GB of plain text.</summary>
    public const int MostRows = 200_000_000;

    private const int MemoryMegabytes = 500;
    private const int Items = 50_000;
    private const int Shoppers = 2_000_000;
    private const int BasketRows = 8;
    private const int Seconds = 2 * 365 * 86_400;

    /// <summary>Writes columns as <see cref="PurchaseFormat.Plain"/> names them; replaces the file.</summary>
    /// <param name="path">Ends in <c>.csv</c>, <c>.csv.gz</c> or <c>.parquet</c>.</param>
    /// <param name="rows">1 to <see cref="MostRows"/>.</param>
    /// <param name="seed">Other purchases for another.</param>
    public static void Write(string path, int rows, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var database = new PurchaseDatabase(MemoryMegabytes, PurchaseFormat.Plain.TimeZone);
        database.Execute($"COPY ({Rows(rows, seed)}) TO {Text(path)} ({Kind(path)})");
    }

    private static string Kind(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
        ? "FORMAT parquet"
        : $"FORMAT csv, HEADER true, COMPRESSION {(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? "gzip" : "none")}";

    // Row 3 of a hundred repeats the row before, row 5 takes the row before back; the other dirt stands in rows of their own.
    private static string Rows(int rows, int seed) =>
        $"""
        WITH numbers AS (
            SELECT range AS row, range % 100 AS place, CASE WHEN range % 100 IN (3, 5) THEN range - 1 ELSE range END AS source
            FROM range({rows})),
        drawn AS (
            SELECT *, source // {BasketRows} AS basket_number,
                {Draw("source", 1, seed)} AS item_draw, {Draw("source", 2, seed)} AS piece_draw, {Draw($"source // {BasketRows}", 3, seed)} AS user_draw
            FROM numbers),
        bought AS (
            SELECT *,
                CAST(floor({Items} * item_draw * item_draw * item_draw) AS BIGINT) AS item_number,
                CAST(floor({Shoppers} * user_draw * user_draw) AS BIGINT) AS user_number,
                1 + CAST(floor(4 * piece_draw * piece_draw) AS BIGINT) AS pieces
            FROM drawn)
        SELECT
            CASE WHEN place = 11 THEN '' ELSE 'U' || user_number END AS "user",
            CASE WHEN place = 13 THEN '' WHEN place = 29 THEN 'POST' ELSE 'P' || item_number END AS item,
            'B' || basket_number AS basket,
            CASE WHEN place = 5 THEN -pieces WHEN row % 1000 = 17 THEN 900 * pieces ELSE pieces END AS quantity,
            CASE WHEN place = 7 THEN '0' WHEN row % 1000 = 19 THEN '99999' WHEN row % 1000 = 23 THEN 'free'
                ELSE CAST(round(0.5 + 20 * {Draw("item_number", 4, seed)}, 2) AS VARCHAR) END AS price,
            strftime(TIMESTAMP '2024-01-01' + to_seconds({Seconds} * basket_number // {(rows / BasketRows) + 1} + CASE WHEN place = 5 THEN 60 ELSE 0 END),
                '%Y-%m-%d %H:%M:%S') AS time
        FROM bought
        """;

    private static string Draw(string of, int what, int seed) => $"(hash({of}, {what}, {seed}) % 1000003) / 1000003.0";
}
