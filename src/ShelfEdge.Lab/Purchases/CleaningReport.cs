namespace ShelfEdge.Lab.Purchases;

/// <summary>What cleaning did to a purchases file. Every row is counted once: <see cref="RowsIn"/> is removals and lines.</summary>
internal sealed class CleaningReport
{
    private const int MaxExamples = 5;

    private readonly long[] _removed = new long[Enum.GetValues<RemovalReason>().Length];
    private readonly List<string> _examples = [];

    /// <summary>Rows after the header.</summary>
    public long RowsIn { get; set; }

    /// <summary>Purchase lines kept.</summary>
    public long Lines { get; set; }

    /// <summary>Lines whose quantity was lowered to the item's fence. They are kept.</summary>
    public long QuantitiesCapped { get; set; }

    /// <summary>The first few rows that could not be read, and why.</summary>
    public IReadOnlyList<string> Examples => _examples;

    public long Removed(RemovalReason reason) => _removed[(int)reason];

    public void Remove(RemovalReason reason, long rows) => _removed[(int)reason] += rows;

    /// <summary>Keeps what could not be read in a row; only the first few.</summary>
    public void AddExample(string what)
    {
        if (_examples.Count < MaxExamples)
        {
            _examples.Add(what);
        }
    }

    public void Write(TextWriter output)
    {
        output.WriteLine($"rows in            {RowsIn,10:N0}");
        foreach (RemovalReason reason in Enum.GetValues<RemovalReason>())
        {
            output.WriteLine($"- {Describe(reason),-16} {Removed(reason),10:N0}");
        }

        output.WriteLine($"lines kept         {Lines,10:N0}");
        output.WriteLine($"  quantity capped  {QuantitiesCapped,10:N0}");
        foreach (string example in _examples)
        {
            output.WriteLine($"unreadable: {example}");
        }
    }

    private static string Describe(RemovalReason reason) => reason switch
    {
        RemovalReason.Unreadable => "unreadable",
        RemovalReason.Repeated => "repeated",
        RemovalReason.NotAProduct => "not a product",
        RemovalReason.UnknownUser => "unknown user",
        RemovalReason.Cancellation => "cancellation",
        RemovalReason.Cancelled => "cancelled",
        RemovalReason.NoPrice => "no price",
        RemovalReason.PriceOutlier => "price outlier",
        RemovalReason.Merged => "merged",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
