using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab.Insight;

/// <summary>Rows of features, and whether the event happened.</summary>
/// <param name="Names">Of the features.</param>
/// <param name="Table">The rows.</param>
/// <param name="Events">By row.</param>
internal sealed record LabelledFeatures(IReadOnlyList<string> Names, FeatureTable Table, bool[] Events)
{
    /// <summary>Reads a file of numbers whose label column holds 0 and 1.</summary>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    public static LabelledFeatures Read(string path, string label)
    {
        (IReadOnlyList<string> names, FeatureTable table, _) = FeatureFile.Read(path, [], null);
        int at = names.ToList().IndexOf(label);
        if (at < 0 || names.Count < 2)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: needs features and a column '{label}'; it has {string.Join(", ", names)}");
        }

        var events = new bool[table.Count];
        double[] values = new double[table.Count * (names.Count - 1)];
        for (int row = 0; row < table.Count; row++)
        {
            ReadOnlySpan<double> fields = table.Row(row);
            events[row] = fields[at] switch
            {
                0 => false,
                1 => true,
                _ => throw new DataFileException($"{Path.GetFileName(path)}: row {row + 1}: {label} is {fields[at]}; 0 or 1 are allowed"),
            };
            fields[..at].CopyTo(values.AsSpan(row * (names.Count - 1)));
            fields[(at + 1)..].CopyTo(values.AsSpan((row * (names.Count - 1)) + at));
        }

        return events.Contains(true) && events.Contains(false)
            ? new LabelledFeatures([.. names.Where((_, i) => i != at)], new FeatureTable(values, names.Count - 1), events)
            : throw new DataFileException($"{Path.GetFileName(path)}: all rows have the same {label}; both 0 and 1 are needed");
    }
}
