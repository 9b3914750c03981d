using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>
/// The sums of one shopper's visits from which every feature is computed: what a box keeps in place of the purchases. Immutable.
/// </summary>
/// <param name="Last">Time of the last visit.</param>
/// <param name="Visits">How many.</param>
/// <param name="Amount">Paid at all of them.</param>
public sealed record ShopperTally(DateTimeOffset Last, int Visits, double Amount)
{
    /// <summary>Buckets into which categories fall by a hash of their name.</summary>
    public const int Categories = 16;

    /// <summary>What cost less than this share of its usual price was bought on promotion.</summary>
    public const double PromotionShare = 0.95;

    /// <summary>Nobody's.</summary>
    public static ShopperTally Empty { get; } = new(DateTimeOffset.MinValue, 0, 0);

    /// <summary>Different items of each visit, added up: not pieces, of which fuel or a bulk order has thousands.</summary>
    public double Lines { get; init; }

    /// <summary>Sum of the hours of the day (0 to 24, where the shop is) of the visits.</summary>
    public double Hours { get; init; }

    /// <summary>Those of them that a reference knows.</summary>
    public double KnownLines { get; init; }

    /// <summary>Sum over those lines of <see cref="ItemReference.Level"/>.</summary>
    public double Levels { get; init; }

    /// <summary>Amount of those lines.</summary>
    public double KnownAmount { get; init; }

    /// <summary>Amount of those lines that were bought on promotion.</summary>
    public double PromotedAmount { get; init; }

    /// <summary>Those lines by category; empty or <see cref="Categories"/> long.</summary>
    public ImmutableArray<double> ByCategory { get; init; } = [];

    /// <summary>The tally with one more visit.</summary>
    /// <param name="time">When it was paid.</param>
    /// <param name="hourOfDay">0 to 24, where the shop is.</param>
    /// <param name="items">Of the basket, in the order of the till; sums depend on it in their last digits.</param>
    /// <param name="references">Of the model in use.</param>
    public ShopperTally With(DateTimeOffset time, double hourOfDay, IReadOnlyCollection<BoughtItem> items, ItemReferences references)
    {
        (double amount, double lines, double known, double levels, double knownAmount, double promoted) =
            (Amount, Lines, KnownLines, Levels, KnownAmount, PromotedAmount);
        double[] categories = ByCategory.IsEmpty ? new double[Categories] : [.. ByCategory];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (BoughtItem item in items)
        {
            double line = seen.Add(item.Item) ? 1 : 0;
            double paid = item.Quantity * item.Price;
            amount += paid;
            lines += line;
            if (references.Find(item.Item) is { } reference)
            {
                known += line;
                levels += line * reference.Level;
                knownAmount += paid;
                promoted += item.Price < PromotionShare * reference.UsualPrice ? paid : 0;
                categories[reference.Category] += line;
            }
        }

        return new ShopperTally(time > Last ? time : Last, Visits + 1, amount)
        {
            Lines = lines,
            Hours = Hours + hourOfDay,
            KnownLines = known,
            Levels = levels,
            KnownAmount = knownAmount,
            PromotedAmount = promoted,
            ByCategory = [.. categories],
        };
    }
}
