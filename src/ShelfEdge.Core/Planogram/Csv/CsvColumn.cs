namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>A column and the key of the planogram document that it fills.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Key">In the document; a dot leads into an object.</param>
/// <param name="Kind">What its cells hold.</param>
internal sealed record CsvColumn(string Name, string Key, CsvKind Kind = CsvKind.Text)
{
    /// <summary>Columns of a table of products.</summary>
    public static readonly CsvColumn[] Products =
    [
        new("sku", "sku"), new("name", "name"), new("width_mm", "sizeMm.width", CsvKind.Number),
        new("height_mm", "sizeMm.height", CsvKind.Number), new("depth_mm", "sizeMm.depth", CsvKind.Number),
        new("category", "category"), new("brand", "brand"), new("price", "price", CsvKind.Number),
        new("margin", "margin", CsvKind.Number), new("image", "image"),
    ];

    /// <summary>Columns of a table of positions.</summary>
    public static readonly CsvColumn[] Positions =
    [
        new("id", "id"), new("shelf", "shelf"), new("sku", "sku"), new("camera", "camera"), new("zone", "zone", CsvKind.Outline),
        new("facings_wide", "facings.wide", CsvKind.Number), new("facings_high", "facings.high", CsvKind.Number),
        new("facings_deep", "facings.deep", CsvKind.Number), new("capacity", "capacity", CsvKind.Number),
        new("low_threshold", "lowThreshold", CsvKind.Number), new("critical_threshold", "criticalThreshold", CsvKind.Number),
        new("priority", "priority", CsvKind.Number), new("node", "node"),
    ];
}
