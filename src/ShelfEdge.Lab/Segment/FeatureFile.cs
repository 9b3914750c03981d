using System.Globalization;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary>Features as comma-separated values with their names in the header.</summary>
internal static class FeatureFile
{
    public static void Write(string path, IReadOnlyList<string> names, FeatureTable table)
    {
        using CsvWriter csv = CsvWriter.Create(path, [.. names]);
        for (int row = 0; row < table.Count; row++)
        {
            foreach (double value in table.Row(row))
            {
                csv.Field(value);
            }

            csv.EndRecord();
        }
    }

    /// <summary>Reads the named columns, and numbers the different values of another as groups.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Empty for all but the label.</param>
    /// <param name="label">Null for none.</param>
    /// <exception cref="DataFileException">A column is missing or a field is no number.</exception>
    public static (IReadOnlyList<string> Names, FeatureTable Table, int[]? Groups) Read(
        string path, IReadOnlyList<string> columns, string? label)
    {
        using CsvReader csv = CsvReader.Open(path);
        IReadOnlyList<string> names = columns.Count > 0 ? columns : [.. csv.Header.Where(name => name != label)];
        int[] indices = [.. names.Select(csv.Column)];
        int? labelAt = label is null ? null : csv.Column(label);
        if (indices.Length is 0 or > SegmentLimits.Features)
        {
            throw new DataFileException($"{csv.Name}: {indices.Length} features; 1 to {SegmentLimits.Features} are allowed");
        }

        var groups = new NameTable("labels", PurchaseFile.MaxLines);
        var values = new List<double>();
        var numbers = new List<int>();
        while (csv.Read())
        {
            if (values.Count / indices.Length == PurchaseFile.MaxLines)
            {
                throw new DataFileException($"{csv.Name}: more than {PurchaseFile.MaxLines:N0} rows");
            }

            foreach (int index in indices)
            {
                values.Add(double.TryParse(csv[index], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && double.IsFinite(value)
                    ? value
                    : throw new DataFileException($"{csv.Name}: line {csv.Line}: {csv.Header[index]} '{csv[index]}' is no number"));
            }

            if (labelAt is int at)
            {
                numbers.Add(groups.Add(csv[at]));
            }
        }

        return values.Count > 0
            ? (names, new FeatureTable([.. values], indices.Length), labelAt is null ? null : [.. numbers])
            : throw new DataFileException($"{csv.Name}: has no rows after the header");
    }
}
