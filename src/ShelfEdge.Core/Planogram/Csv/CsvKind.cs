namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>What the cells of a column hold.</summary>
internal enum CsvKind
{
    Text,
    Number,

    /// <summary>Numbers with spaces between them: x and y of one point after the other.</summary>
    Outline,
}
