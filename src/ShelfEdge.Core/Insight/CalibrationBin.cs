namespace ShelfEdge.Core.Insight;

/// <summary>Rows that were told about the same probability.</summary>
/// <param name="Rows">In the bin.</param>
/// <param name="Told">Mean probability told, 0 to 1.</param>
/// <param name="Happened">Share of the rows in which it happened, 0 to 1.</param>
public sealed record CalibrationBin(int Rows, double Told, double Happened);
