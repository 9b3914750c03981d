using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>Reads and writes products and positions as tables, for spreadsheets. <c>docs/planogram.md</c> lists the columns.</summary>
public static class PlanogramCsv
{
    /// <summary>
    /// Lays tables over a planogram: a row changes the product or position that it names, as far as its cells are not empty, or
    /// adds one. Shelves that only a row names are added. Never throws for what is in the tables.
    /// </summary>
    /// <param name="start">The planogram, with the cameras that rows refer to.</param>
    /// <param name="products">A table of products, if there is one.</param>
    /// <param name="positions">A table of positions, if there is one.</param>
    /// <returns>The planogram, or every error with file, line and column.</returns>
    public static PlanogramReadResult Import(Planogram start, CsvSource? products, CsvSource? positions)
    {
        var errors = new ErrorList();
        var document = JsonNode.Parse(PlanogramFile.Write(start))!.AsObject();
        var merge = new CsvMerge(document, errors);
        Apply(products, CsvColumn.Products, "products", PlanogramLimits.Products);
        Apply(positions, CsvColumn.Positions, "positions", PlanogramLimits.Positions);
        merge.Complete();

        var read = PlanogramFile.Read(Encoding.UTF8.GetBytes(document.ToJsonString()));
        ImmutableArray<string> all = [.. errors.ToImmutable(), .. read.Errors.Select(merge.Translate).OfType<string>()];
        return all.IsEmpty ? read : new PlanogramReadResult(null, all);

        void Apply(CsvSource? source, CsvColumn[] known, string list, int most)
        {
            if (source is not null)
            {
                merge.Apply(source, CsvTable.Read(source, known, most, errors), known, list);
            }
        }
    }

    /// <summary>Writes all products.</summary>
    public static byte[] WriteProducts(Planogram planogram) => Write(CsvColumn.Products, planogram.Products.Select(product => new object?[]
    {
        product.Sku, product.Name, product.SizeMillimetres?.Width, product.SizeMillimetres?.Height, product.SizeMillimetres?.Depth,
        product.Category, product.Brand, product.Price, product.Margin, product.Image,
    }));

    /// <summary>Writes all positions.</summary>
    public static byte[] WritePositions(Planogram planogram) => Write(CsvColumn.Positions, planogram.Positions.Select(position => new object?[]
    {
        position.Id, position.Shelf, position.Sku, position.Camera,
        string.Join(' ', position.Zone.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:R} {point.Y:R}"))),
        position.Facings?.Wide, position.Facings?.High, position.Facings?.Deep, position.Capacity, position.LowThreshold,
        position.CriticalThreshold, position.Priority, position.Node,
    }));

    private static byte[] Write(CsvColumn[] columns, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => column.Name)).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny("\",;\r\n") || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
