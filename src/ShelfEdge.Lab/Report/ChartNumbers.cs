namespace ShelfEdge.Lab.Report;

/// <summary>Numbers the charts of one page. Not thread safe.</summary>
internal sealed class ChartNumbers
{
    private int _last;

    public int Next() => ++_last;
}
