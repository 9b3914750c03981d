namespace ShelfEdge.Core.Demand;

/// <summary>What each SKU sold on each open day of one shop. Closed days are left out: nobody could buy.</summary>
public sealed class DemandPanel
{
    /// <param name="days">Weekday of each open day, oldest first; at least one.</param>
    /// <param name="demand">Pieces sold, by SKU and open day; finite and not negative.</param>
    /// <exception cref="ArgumentException">A row has another number of days, or a number is not one of pieces.</exception>
    public DemandPanel(IReadOnlyList<DayOfWeek> days, IReadOnlyList<double[]> demand)
    {
        if (days.Count == 0 || demand.Any(row => row.Length != days.Count || row.Any(pieces => !double.IsFinite(pieces) || pieces < 0)))
        {
            throw new ArgumentException("Every SKU needs one number of pieces, finite and not negative, for each open day.", nameof(demand));
        }

        Days = days;
        Demand = demand;
    }

    /// <summary>Weekday of each open day, oldest first.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; }

    /// <summary>Pieces sold, by SKU and open day.</summary>
    public IReadOnlyList<double[]> Demand { get; }

    /// <summary>The oldest days alone, as they were known then.</summary>
    public DemandPanel Until(int days) => new([.. Days.Take(days)], [.. Demand.Select(row => row[..days])]);
}
