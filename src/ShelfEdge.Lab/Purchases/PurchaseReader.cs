using System.Globalization;

namespace ShelfEdge.Lab.Purchases;

/// <summary>Reads a purchases file row by row and keeps the rows that are purchases of a known user.</summary>
internal sealed class PurchaseReader
{
    /// <summary>Lines kept in memory; past it the file is refused.</summary>
    public const int MaxLines = 20_000_000;

    private const int MaxNameLength = 100;
    private const double MaxNumber = 1e9;

    private readonly PurchaseFormat _format;
    private readonly NameTable _users = new("users", MaxLines);
    private readonly NameTable _items = new("items", MaxLines);
    private readonly NameTable _baskets = new("baskets", MaxLines);
    private readonly HashSet<PurchaseLine> _known = [];
    private readonly List<PurchaseLine> _lines = [];
    private readonly List<PurchaseLine> _cancellations = [];
    private readonly CleaningReport _report = new();

    private PurchaseReader(PurchaseFormat format) => _format = format;

    /// <summary>Reads and cleans a whole file.</summary>
    /// <param name="csv">Read to its end.</param>
    /// <param name="format">Names of its columns.</param>
    /// <param name="fencesUntil">
    /// Rows before it decide what is an outlier, so that nothing is learned from a later test period; null for all rows.
    /// </param>
    /// <exception cref="DataFileException">A column is missing or the file is beyond a bound.</exception>
    public static PurchaseSet Read(CsvReader csv, PurchaseFormat format, DateTimeOffset? fencesUntil)
    {
        var reader = new PurchaseReader(format);
        reader.ReadRows(csv);
        List<PurchaseLine> lines = CancellationMatching.Remove(reader._lines, reader._cancellations, reader._report);
        lines = PurchaseOutliers.Remove(lines, fencesUntil ?? DateTimeOffset.MaxValue, reader._report);
        lines = PurchaseMerging.Merge(lines, reader._report);
        reader._report.Lines = lines.Count;
        return new PurchaseSet(lines, reader._users.Names, reader._items.Names, reader._baskets.Names, reader._report);
    }

    private void ReadRows(CsvReader csv)
    {
        int user = csv.Column(_format.User);
        int item = csv.Column(_format.Item);
        int basket = csv.Column(_format.Basket);
        int quantity = csv.Column(_format.Quantity);
        int price = csv.Column(_format.Price);
        int time = csv.Column(_format.Time);
        while (csv.Read())
        {
            _report.RowsIn++;
            if (!TryReadNumber(csv[quantity], out double pieces) || !TryReadNumber(csv[price], out double money))
            {
                _report.RemoveUnreadable(csv.Line, $"quantity '{csv[quantity]}' or price '{csv[price]}' is no number up to {MaxNumber:N0}");
            }
            else if (!DateTimeOffset.TryParse(
                csv[time], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            {
                _report.RemoveUnreadable(csv.Line, $"'{csv[time]}' is no time");
            }
            else if (csv[item].Length is 0 or > MaxNameLength || csv[basket].Length is 0 or > MaxNameLength || csv[user].Length > MaxNameLength)
            {
                _report.RemoveUnreadable(csv.Line, $"an item and a basket need 1 to {MaxNameLength} characters and a user at most so many");
            }
            else
            {
                Sort(csv[user], csv[item], csv[basket], pieces, money, at);
            }
        }
    }

    private void Sort(
        ReadOnlySpan<char> user, ReadOnlySpan<char> item, ReadOnlySpan<char> basket, double quantity, double price, DateTimeOffset time)
    {
        if (_known.Count == MaxLines)
        {
            throw new DataFileException($"more than {MaxLines:N0} purchase lines");
        }

        double unitPrice = _format.IsPriceOfLine && quantity != 0 ? price / quantity : price;
        Span<char> code = stackalloc char[item.Length];
        item.ToUpperInvariant(code);
        var line = new PurchaseLine(_users.Add(user), _items.Add(code), _baskets.Add(basket), quantity, unitPrice, time);
        if (!_known.Add(line))
        {
            _report.Remove(RemovalReason.Repeated);
        }
        else if (!_format.Product.IsMatch(item))
        {
            _report.Remove(RemovalReason.NotAProduct);
        }
        else if (user.IsWhiteSpace())
        {
            _report.Remove(RemovalReason.UnknownUser);
        }
        else if (quantity <= 0 || (_format.CancellationPrefix.Length > 0 && basket.StartsWith(_format.CancellationPrefix, StringComparison.Ordinal)))
        {
            _report.Remove(RemovalReason.Cancellation);
            _cancellations.Add(line);
        }
        else if (unitPrice <= 0)
        {
            _report.Remove(RemovalReason.NoPrice);
        }
        else
        {
            _lines.Add(line);
        }
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= MaxNumber;
}
