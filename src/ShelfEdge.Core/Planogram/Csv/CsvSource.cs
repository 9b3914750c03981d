namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>A table that was read from somewhere.</summary>
/// <param name="Name">Names it in errors.</param>
/// <param name="Utf8">Its bytes, at most <see cref="PlanogramLimits.Bytes"/>.</param>
public sealed record CsvSource(string Name, ReadOnlyMemory<byte> Utf8);
