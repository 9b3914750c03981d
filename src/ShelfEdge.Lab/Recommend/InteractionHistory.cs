using System.Globalization;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary>What users did with items, in the order of the file: <c>user,item[,weight][,time]</c>, further columns ignored.</summary>
/// <param name="Events">Every row.</param>
/// <param name="Users">By number.</param>
/// <param name="Items">By number.</param>
/// <param name="HasTimes">Whether the events have times of their own.</param>
internal sealed record InteractionHistory(
    IReadOnlyList<InteractionEvent> Events, IReadOnlyList<string> Users, IReadOnlyList<string> Items, bool HasTimes)
{
    /// <summary>Rows of a file; past it the file is refused.</summary>
    public const int MaxEvents = 50_000_000;

    private const float MaxWeight = 1e9f;

    /// <summary>The time of the newest event: when the recommendations are made.</summary>
    public DateTimeOffset Newest { get; } = Events.Count == 0 ? default : Events.Max(interaction => interaction.Time);

    /// <summary>Reads a file, plain or gzip.</summary>
    /// <exception cref="DataFileException">A column is missing, a row cannot be read or the file is beyond a bound.</exception>
    public static InteractionHistory Read(string path)
    {
        using CsvReader csv = CsvReader.Open(path);
        return Read(csv);
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="DataFileException">A column is missing, a row cannot be read or the file is beyond a bound.</exception>
    public static InteractionHistory Read(CsvReader csv)
    {
        int user = csv.Column("user");
        int item = csv.Column("item");
        int? weight = csv.FindColumn("weight");
        int? time = csv.FindColumn("time");
        var users = new NameTable("users", RecommendLimits.Users);
        var items = new NameTable("items", RecommendLimits.Items);
        var events = new List<InteractionEvent>();
        while (csv.Read())
        {
            if (events.Count == MaxEvents)
            {
                throw new DataFileException($"{csv.Name}: more than {MaxEvents:N0} rows");
            }

            events.Add(new InteractionEvent(
                users.Add(Name(csv, user, "user")),
                items.Add(Name(csv, item, "item")),
                weight is int weightAt ? Weight(csv, weightAt) : 1,
                time is int timeAt ? Time(csv, timeAt) : DateTimeOffset.UnixEpoch));
        }

        return events.Count > 0
            ? new InteractionHistory(events, users.Names, items.Names, time is not null)
            : throw new DataFileException($"{csv.Name}: has no rows after the header");
    }

    /// <summary>The events for which the condition holds, with the same numbers for the same names.</summary>
    public InteractionHistory Where(Func<InteractionEvent, bool> condition) => this with { Events = [.. Events.Where(condition)] };

    private static ReadOnlySpan<char> Name(CsvReader csv, int column, string what)
    {
        ReadOnlySpan<char> name = csv[column];
        return !name.IsEmpty && System.Text.Encoding.UTF8.GetByteCount(name) <= RecommendLimits.ItemNameBytes
            ? name
            : throw new DataFileException(
                $"{csv.Name}: line {csv.Line}: the {what} must have 1 to {RecommendLimits.ItemNameBytes} bytes");
    }

    private static float Weight(CsvReader csv, int column) =>
        float.TryParse(csv[column], NumberStyles.Float, CultureInfo.InvariantCulture, out float weight) && MathF.Abs(weight) <= MaxWeight
            ? weight
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: weight '{csv[column]}' is no number up to {MaxWeight:N0}");

    private static DateTimeOffset Time(CsvReader csv, int column) =>
        DateTimeOffset.TryParse(csv[column], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new DataFileException($"{csv.Name}: line {csv.Line}: '{csv[column]}' is no time; 2011-08-31T09:30:00Z is one");
}
