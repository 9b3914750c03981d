using static ShelfEdge.Lab.Purchases.PurchaseDatabase;

namespace ShelfEdge.Lab.Purchases;

/// <summary>The statements that clean purchases, in their order.</summary>
internal static class PurchaseSql
{
    private const int MaxNameLength = 100;
    private const string MaxNumber = "1e9";
    private const string OpenBrace = "{";
    private const string CloseBrace = "}";

    /// <summary>Reads every column as text; a line with another number of fields goes to <c>reject_errors</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">All columns of the file, in their order.</param>
    /// <param name="isGzip">Whether it is compressed.</param>
    public static string FromCsv(string path, IReadOnlyList<string> header, bool isGzip) =>
        $"""
        read_csv({Text(path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
            columns = {OpenBrace}{string.Join(", ", header.Select(name => $"{Text(name)}: 'VARCHAR'"))}{CloseBrace},
            compression = '{(isGzip ? "gzip" : "none")}', max_line_size = {CsvReader.MaxRecordLength},
            ignore_errors = true, store_rejects = true, rejects_limit = 0)
        """;

    public static string FromParquet(string path) => $"read_parquet({Text(path)})";

    /// <summary>Whether a row takes back a purchase, of its <c>quantity</c> and <c>basket</c>.</summary>
    public static string IsCancellation(PurchaseFormat format) => format.CancellationPrefix.Length > 0
        ? $"(quantity <= 0 OR starts_with(basket, {Text(format.CancellationPrefix)}))"
        : "(quantity <= 0)";

    /// <summary>Numbers and times read, and why a row is no purchase; null where it may be one.</summary>
    public static string Sort(string source, PurchaseFormat format)
    {
        string unitPrice = format.IsPriceOfLine ? "CASE WHEN quantity = 0 THEN price ELSE price / quantity END" : "price";
        return $"""
            CREATE TABLE sorted AS
            WITH texts AS (
                SELECT
                    coalesce(CAST({Column(format.User)} AS VARCHAR), '') AS buyer,
                    coalesce(CAST({Column(format.Item)} AS VARCHAR), '') AS code,
                    coalesce(CAST({Column(format.Basket)} AS VARCHAR), '') AS basket,
                    coalesce(CAST({Column(format.Quantity)} AS VARCHAR), '') AS quantity_text,
                    coalesce(CAST({Column(format.Price)} AS VARCHAR), '') AS price_text,
                    coalesce(CAST({Column(format.Time)} AS VARCHAR), '') AS time_text
                FROM {source}),
            numbers AS (
                SELECT *,
                    TRY_CAST(quantity_text AS DOUBLE) AS quantity,
                    TRY_CAST(price_text AS DOUBLE) AS price,
                    epoch_us(TRY_CAST(time_text AS TIMESTAMPTZ)) AS paid
                FROM texts)
            SELECT
                buyer, upper(code) AS item, basket, quantity, {unitPrice} AS price, paid,
                CASE
                    WHEN quantity IS NULL OR price IS NULL OR NOT isfinite(quantity) OR NOT isfinite(price)
                        OR abs(quantity) > {MaxNumber} OR abs(price) > {MaxNumber} OR paid IS NULL
                        OR length(code) NOT BETWEEN 1 AND {MaxNameLength} OR length(basket) NOT BETWEEN 1 AND {MaxNameLength}
                        OR length(buyer) > {MaxNameLength} THEN {(int)RemovalReason.Unreadable}
                    WHEN NOT regexp_full_match(code, {Text(format.Product)}) THEN {(int)RemovalReason.NotAProduct}
                    WHEN trim(buyer) = '' THEN {(int)RemovalReason.UnknownUser}
                    WHEN {IsCancellation(format)} THEN {(int)RemovalReason.Cancellation}
                    WHEN price <= 0 THEN {(int)RemovalReason.NoPrice}
                END AS reason,
                CASE WHEN reason = {(int)RemovalReason.Unreadable} THEN
                    'quantity ''' || left(quantity_text, 40) || ''', price ''' || left(price_text, 40) || ''', time '''
                        || left(time_text, 40) || ''', item ''' || left(code, 40) || ''', basket ''' || left(basket, 40) || '''' END AS example
            FROM numbers
            """;
    }

    /// <summary>
    /// Every row of <c>sorted</c> that is a sale, whoever bought, with its day and hour where the shop is. What was taken back on its
    /// day is none; the same day only, for a later cancellation was not known when the day ended, and the pieces were wanted then.
    /// </summary>
    public static string Sold(PurchaseFormat format)
    {
        string isCancellation = IsCancellation(format);
        return $"""
            CREATE TABLE sold AS
            WITH dated AS (
                SELECT DISTINCT buyer, item, basket, quantity, price, paid, CAST(make_timestamptz(paid) AS TIMESTAMP) AS shop_time, CAST(shop_time AS DATE) AS day
                FROM sorted
                WHERE reason IS NULL OR reason NOT IN ({(int)RemovalReason.Unreadable}, {(int)RemovalReason.NotAProduct})),
            cancelled AS (SELECT DISTINCT buyer, item, -quantity AS quantity, day FROM dated WHERE {isCancellation})
            SELECT item, basket, quantity, price, day, CAST(hour(shop_time) AS INTEGER) AS hour
            FROM dated ANTI JOIN cancelled USING (buyer, item, quantity, day)
            WHERE NOT {isCancellation} AND price > 0
            """;
    }

    /// <summary>Lines with another number of fields. The reader makes its table, which one connection sees, at the first of them.</summary>
    public static string Rejects(bool areThere) => areThere
        ? "CREATE TABLE rejects AS SELECT line, error_message FROM reject_errors"
        : "CREATE TABLE rejects (line BIGINT, error_message VARCHAR)";

    /// <summary>Each readable row once, with how often it came.</summary>
    public static string Distinct =>
        $"""
        CREATE TABLE known AS
        SELECT buyer, item, basket, quantity, price, paid, any_value(reason) AS reason, count(*) AS copies
        FROM sorted WHERE reason IS DISTINCT FROM {(int)RemovalReason.Unreadable}
        GROUP BY buyer, item, basket, quantity, price, paid
        """;

    /// <summary>Purchases and cancellations of the same buyer, item and quantity, purchases first at the same time.</summary>
    public static string Opposites =>
        $"""
        WITH keys AS (
            SELECT DISTINCT buyer, item, abs(quantity) AS pieces FROM known WHERE reason = {(int)RemovalReason.Cancellation})
        SELECT buyer, item, basket, quantity, price, paid, reason IS NOT NULL AS is_cancellation
        FROM known SEMI JOIN keys ON known.buyer = keys.buyer AND known.item = keys.item AND abs(known.quantity) = keys.pieces
        WHERE reason IS NULL OR reason = {(int)RemovalReason.Cancellation}
        ORDER BY buyer, item, abs(quantity), paid, is_cancellation, basket, price
        """;

    public static string CancelledTable =>
        "CREATE TABLE cancelled (buyer VARCHAR, item VARCHAR, basket VARCHAR, quantity DOUBLE, price DOUBLE, paid BIGINT)";

    public static string Uncancelled =>
        """
        CREATE TABLE kept AS
        SELECT buyer, item, basket, quantity, price, paid FROM known ANTI JOIN cancelled USING (buyer, item, basket, quantity, price, paid)
        WHERE reason IS NULL
        """;

    /// <summary>
    /// Where the usual values of each item end: see <see cref="Fence"/>. Of values with their counts, since there are few different
    /// ones of an item however many rows there are.
    /// </summary>
    /// <param name="table">To make: item, low, high.</param>
    /// <param name="column">Quantity or price.</param>
    /// <param name="until">Microseconds since 1970: rows before it decide.</param>
    public static string Fences(string table, string column, long until) =>
        $"""
        CREATE TABLE {table} AS
        WITH counted AS (SELECT item, {column} AS value, count(*) AS times FROM kept WHERE paid < {until} GROUP BY ALL),
        placed AS (
            SELECT item, value,
                sum(times) OVER (PARTITION BY item ORDER BY value) AS upto,
                sum(times) OVER (PARTITION BY item) AS n
            FROM counted),
        ranked AS (
            SELECT item, any_value(n) AS n,
                min(value) FILTER (upto > floor(0.25 * (n - 1))) AS a1, min(value) FILTER (upto > ceil(0.25 * (n - 1))) AS b1,
                min(value) FILTER (upto > floor(0.75 * (n - 1))) AS a3, min(value) FILTER (upto > ceil(0.75 * (n - 1))) AS b3
            FROM placed GROUP BY item),
        quartiles AS (
            SELECT item, n,
                ln(a1 + (0.25 * (n - 1) - floor(0.25 * (n - 1))) * (b1 - a1)) AS q1,
                ln(a3 + (0.75 * (n - 1) - floor(0.75 * (n - 1))) * (b3 - a3)) AS q3
            FROM ranked)
        SELECT item,
            exp(q1 - greatest({Fence.Ranges} * (q3 - q1), ln({Fence.LeastFactor}))) AS low,
            exp(q3 + greatest({Fence.Ranges} * (q3 - q1), ln({Fence.LeastFactor}))) AS high
        FROM quartiles WHERE n >= {Fence.LeastValues}
        """;

    /// <summary>Prices inside their fence, quantities at most theirs.</summary>
    public static string Fenced =>
        """
        CREATE TABLE fenced AS
        SELECT kept.*, price < prices.low OR price > prices.high AS is_outlier,
            coalesce(quantity > quantities.high, false) AS is_capped,
            CASE WHEN is_capped THEN floor(quantities.high) ELSE quantity END AS pieces
        FROM kept LEFT JOIN prices USING (item) LEFT JOIN quantities USING (item)
        """;

    /// <summary>One line of the rows of the same basket and item, at the mean price of the pieces.</summary>
    public static string Merged =>
        """
        CREATE TABLE lines AS
        SELECT buyer, item, basket, min(paid) AS paid, sum(pieces) AS quantity,
            CASE WHEN count(*) = 1 THEN any_value(price) ELSE sum(pieces * price) / sum(pieces) END AS price
        FROM fenced WHERE is_outlier IS NOT true GROUP BY buyer, basket, item
        """;

    /// <summary>Writes the lines of a time as <see cref="PurchaseFile"/> says, in order of time.</summary>
    public static string Export(string path, long from, long until) =>
        $"""
        COPY (
            SELECT buyer AS "user", item, 1 AS weight, strftime(make_timestamp(paid), '%Y-%m-%dT%H:%M:%SZ') AS time,
                basket AS {PurchaseFile.Basket}, {Number("quantity")} AS {PurchaseFile.Quantity}, {Number("price")} AS {PurchaseFile.Price}
            FROM lines WHERE paid >= {from} AND paid < {until} ORDER BY paid, buyer, basket, item)
        TO {Text(path)} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"')
        """;

    // Whole numbers without the decimals that a database gives them.
    private static string Number(string column) =>
        $"CASE WHEN {column} = floor({column}) THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END";
}
