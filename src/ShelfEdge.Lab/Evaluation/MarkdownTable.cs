using System.Globalization;

namespace ShelfEdge.Lab.Evaluation;

/// <summary>Writes a table of a report, line by line.</summary>
internal sealed class MarkdownTable
{
    private readonly TextWriter _output;

    /// <summary>Writes the header.</summary>
    public MarkdownTable(TextWriter output, params ReadOnlySpan<string> columns)
    {
        _output = output;
        output.WriteLine($"| {string.Join(" | ", columns)} |");
        output.WriteLine(string.Concat(Enumerable.Repeat("|---", columns.Length)) + "|");
    }

    /// <summary>Writes one row; the cells are separated by <c> | </c> and written with a dot as the decimal sign.</summary>
    public void Row(FormattableString cells) => _output.WriteLine($"| {cells.ToString(CultureInfo.InvariantCulture)} |");
}
