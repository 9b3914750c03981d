namespace ShelfEdge.Core.Forecast;

/// <summary>What the positions of a category, or of the store, have in common: their profile and their usual level.</summary>
internal sealed class SalesGroup
{
    // A group with fewer weighted hours than a day leans on its parent.
    private const double ParentHours = 24;
    private const double ParentSales = 20;

    private readonly List<SalesLevel> _members = [];
    private double _sales;
    private double _hours;

    /// <summary>The common profile.</summary>
    public HourProfile Profile { get; } = new(ParentSales);

    public void Join(SalesLevel member) => _members.Add(member);

    /// <summary>Sums the members anew.</summary>
    public void Refresh()
    {
        (_sales, _hours) = (0, 0);
        foreach (var member in _members)
        {
            _sales += member.Sales;
            _hours += member.Hours;
        }
    }

    /// <summary>Sales per weighted hour of the others.</summary>
    /// <param name="self">Left out: its own sales are counted elsewhere.</param>
    /// <param name="parent">The same of what the group belongs to.</param>
    public double LevelWithout(SalesLevel self, double parent) =>
        (Math.Max(0, _sales - self.Sales) + (parent * ParentHours)) / (Math.Max(0, _hours - self.Hours) + ParentHours);
}
