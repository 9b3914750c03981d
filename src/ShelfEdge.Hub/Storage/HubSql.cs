namespace ShelfEdge.Hub.Storage;

/// <summary>
/// The statements. Both databases speak them; they differ in types and in how a JSON array becomes rows. Keys begin with the store,
/// so that the tables can be distributed by it.
/// </summary>
internal sealed class HubSql
{
    private const string SequenceKey = "site text, box text, stream text, lane text";
    private const string SameSequence = "s.site = r.site AND s.box = r.box AND s.stream = r.stream AND s.lane = r.lane";

    private readonly SqlDialect _dialect;

    public HubSql(SqlDialect dialect)
    {
        _dialect = dialect;
        var current = $"site text, box text, subject text, stream text, sequence bigint, time {dialect.Time}, data {dialect.Json}";
        var key = "PRIMARY KEY (site, box, subject)";
        Schema = $"""
            {dialect.SchemaLock}
            CREATE TABLE IF NOT EXISTS events (
                site text NOT NULL, id {dialect.Id} NOT NULL, box text NOT NULL, stream text NOT NULL, lane text NOT NULL,
                sequence bigint NOT NULL, type text NOT NULL, subject text NOT NULL, time {dialect.Time} NOT NULL,
                received {dialect.Time} NOT NULL, data {dialect.Json} NOT NULL, PRIMARY KEY (site, id));
            CREATE INDEX IF NOT EXISTS events_received ON events (received);
            CREATE TABLE IF NOT EXISTS sequences (
                site text NOT NULL, box text NOT NULL, stream text NOT NULL, lane text NOT NULL, highest bigint NOT NULL,
                PRIMARY KEY (site, box, stream, lane));
            CREATE TABLE IF NOT EXISTS gaps (
                site text NOT NULL, box text NOT NULL, stream text NOT NULL, lane text NOT NULL, first bigint NOT NULL,
                last bigint NOT NULL, at_start integer NOT NULL, noticed {dialect.Time} NOT NULL,
                PRIMARY KEY (site, box, stream, lane, first));
            CREATE TABLE IF NOT EXISTS stock ({current}, sku text, state text, believed integer, capacity integer, {key});
            CREATE TABLE IF NOT EXISTS alerts ({current}, position text, phase text, open integer NOT NULL, {key});
            CREATE TABLE IF NOT EXISTS cameras ({current}, {key});
            CREATE TABLE IF NOT EXISTS boxes (
                site text NOT NULL, box text NOT NULL, state text NOT NULL, since {dialect.Time} NOT NULL, PRIMARY KEY (site, box));
            CREATE TABLE IF NOT EXISTS dead_letters (
                number {dialect.Serial}, received {dialect.Time} NOT NULL, topic text NOT NULL, reason text NOT NULL,
                excerpt text NOT NULL, bytes integer NOT NULL);
            """;

        InsertEvent = $"""
            INSERT INTO events (site, id, box, stream, lane, sequence, type, subject, time, received, data)
            SELECT site, id, box, stream, lane, sequence, type, subject, time, @now, data
            FROM {Rows($"site text, id {dialect.Id}, box text, stream text, lane text, sequence bigint, type text, subject text, time {dialect.Time}, data {dialect.Json}")}
            WHERE true ON CONFLICT DO NOTHING RETURNING site, id
            """;
        var sequences = Rows(SequenceKey + ", lowest bigint, highest bigint");
        InsertSequence = $"""
            INSERT INTO sequences (site, box, stream, lane, highest) SELECT site, box, stream, lane, 0 FROM {sequences}
            WHERE true ON CONFLICT DO NOTHING
            """;
        LockSequences = $"""
            SELECT s.site, s.box, s.stream, s.lane, s.highest FROM sequences AS s JOIN {sequences} ON {SameSequence}
            ORDER BY s.site, s.box, s.stream, s.lane {dialect.RowLock}
            """;
        SelectGaps = $"""
            SELECT s.site, s.box, s.stream, s.lane, s.first, s.last, s.at_start FROM gaps AS s JOIN {sequences} ON {SameSequence}
            WHERE s.last >= r.lowest AND s.first <= r.highest
            """;
        AdvanceSequence =
            $"UPDATE sequences AS s SET highest = r.highest FROM {Rows(SequenceKey + ", highest bigint")} WHERE {SameSequence}";
        DeleteGap = $"""
            DELETE FROM gaps WHERE (site, box, stream, lane, first) IN
            (SELECT site, box, stream, lane, first FROM {Rows(SequenceKey + ", first bigint")})
            """;
        InsertGap = $"""
            INSERT INTO gaps (site, box, stream, lane, first, last, at_start, noticed)
            SELECT site, box, stream, lane, first, last, at_start, @now
            FROM {Rows(SequenceKey + ", first bigint, last bigint, at_start integer")} WHERE true ON CONFLICT DO NOTHING
            """;

        UpsertStock = Upsert("stock", "sku text, state text, believed integer, capacity integer");
        UpsertAlert = Upsert("alerts", "position text, phase text, open integer");
        UpsertCamera = Upsert("cameras", null);
        UpsertBox = $"""
            INSERT INTO boxes (site, box, state, since) SELECT site, box, state, @now FROM {Rows("site text, box text, state text")}
            WHERE true ON CONFLICT (site, box) DO UPDATE SET state = excluded.state, since = excluded.since
            WHERE boxes.state <> excluded.state
            """;
        DeleteStock = Delete("stock");
        DeleteCamera = Delete("cameras");
        InsertDeadLetter = $"""
            INSERT INTO dead_letters (received, topic, reason, excerpt, bytes) SELECT @now, topic, reason, excerpt, bytes
            FROM {Rows("topic text, reason text, excerpt text, bytes integer")}
            """;
    }

    public string Schema { get; }

    public string InsertEvent { get; }

    public string InsertSequence { get; }

    public string LockSequences { get; }

    public string SelectGaps { get; }

    public string AdvanceSequence { get; }

    public string DeleteGap { get; }

    public string InsertGap { get; }

    public string UpsertStock { get; }

    public string UpsertAlert { get; }

    public string UpsertCamera { get; }

    public string UpsertBox { get; }

    public string DeleteStock { get; }

    public string DeleteCamera { get; }

    public string InsertDeadLetter { get; }

    public string PruneDeadLetters { get; } =
        "DELETE FROM dead_letters WHERE number <= (SELECT coalesce(max(number), 0) FROM dead_letters) - @limit";

    public string SelectStock { get; } =
        "SELECT box, subject, time, data FROM stock WHERE site = @site ORDER BY box, subject LIMIT @limit";

    public string SelectAlerts { get; } =
        "SELECT box, subject, time, data FROM alerts WHERE site = @site AND open = 1 ORDER BY time DESC, subject LIMIT @limit";

    public string SelectCameras { get; } =
        "SELECT box, subject, time, data FROM cameras WHERE site = @site ORDER BY box, subject LIMIT @limit";

    public string SelectBoxes { get; } = "SELECT box, state, since FROM boxes WHERE site = @site ORDER BY box LIMIT @limit";

    public string SelectLaneGaps { get; } = """
        SELECT lane, CAST(sum(1 - at_start) AS bigint),
               CAST(sum((1 - at_start) * (last - first + 1)) AS bigint),
               CAST(sum(at_start * (last - first + 1)) AS bigint)
        FROM gaps GROUP BY lane
        """;

    public string CountDeadLetters { get; } = "SELECT count(*) FROM dead_letters";

    public string ForgetEvents { get; } = """
        DELETE FROM events WHERE (site, id) IN
        (SELECT site, id FROM events WHERE received < @before ORDER BY received LIMIT @limit)
        """;

    public string ForgetAlerts { get; } = """
        DELETE FROM alerts WHERE (site, box, subject) IN
        (SELECT site, box, subject FROM alerts WHERE open = 0 AND time < @before LIMIT @limit)
        """;

    public string ForgetGaps { get; } = """
        DELETE FROM gaps WHERE (site, box, stream, lane, first) IN
        (SELECT site, box, stream, lane, first FROM gaps WHERE noticed < @before LIMIT @limit)
        """;

    /// <summary>A time as a parameter.</summary>
    public object Time(DateTimeOffset time) => _dialect.TimeParameter(time);

    // Newer wins: within a stream by number, across streams by the clock of the box.
    private string Upsert(string table, string? more)
    {
        var columns = $"site text, box text, subject text, stream text, sequence bigint, time {_dialect.Time}, data {_dialect.Json}"
            + (more is null ? "" : ", " + more);
        var names = columns.Split(", ").Select(column => column.Split(' ')[0]).ToArray();
        return $"""
            INSERT INTO {table} ({string.Join(", ", names)}) SELECT {string.Join(", ", names)} FROM {Rows(columns)}
            WHERE true ON CONFLICT (site, box, subject) DO UPDATE SET {string.Join(", ", names[3..].Select(name => $"{name} = excluded.{name}"))}
            WHERE (excluded.stream = {table}.stream AND excluded.sequence >= {table}.sequence)
               OR (excluded.stream <> {table}.stream AND excluded.time >= {table}.time)
            """;
    }

    private string Delete(string table) => $"""
        DELETE FROM {table} WHERE (site, box, subject) IN (SELECT site, box, subject FROM {Rows("site text, box text, subject text")})
        """;

    private string Rows(string columns) => _dialect.Rows(columns);
}
