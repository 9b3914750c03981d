namespace ShelfEdge.Lab.Insight;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class TreeRow
{
    public bool Happened { get; set; }

    public float[] Features { get; set; } = [];
}
