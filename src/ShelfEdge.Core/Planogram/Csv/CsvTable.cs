using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>
/// The rows of a table (RFC 4180: quoted cells may hold separators, quotes and line ends). The separator is a semicolon when the
/// header has one and no comma, else a comma.
/// </summary>
/// <param name="Columns">Those of the header, in its order.</param>
/// <param name="Rows">With the line on which each begins, from 1; cells without the spaces around them unless they are quoted.</param>
internal sealed record CsvTable(IReadOnlyList<CsvColumn> Columns, IReadOnlyList<(int Line, string[] Cells)> Rows)
{
    /// <summary>Reads a table; reports everything that is wrong with its form.</summary>
    public static CsvTable Read(CsvSource source, CsvColumn[] known, int mostRows, ErrorList errors)
    {
        var nothing = new CsvTable([], []);
        var utf8 = source.Utf8.Span;
        if (utf8.Length > PlanogramLimits.Bytes || !Utf8.IsValid(utf8))
        {
            errors.Add(source.Name, utf8.Length > PlanogramLimits.Bytes
                ? string.Create(CultureInfo.InvariantCulture, $"has {utf8.Length} bytes; at most {PlanogramLimits.Bytes} are allowed")
                : "is not UTF-8 text; save it as UTF-8");
            return nothing;
        }

        var text = Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF');
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        var separator = header.Contains(';') && !header.Contains(',') ? ';' : ',';
        var records = Split(source, text, separator, errors);
        if (records.Count == 0)
        {
            errors.Add(source.Name, $"is empty; the first line must name columns, of {Names(known)}");
            return nothing;
        }

        if (ReadHeader(source, records[0].Cells, known, errors) is not { } columns)
        {
            return nothing;
        }

        if (records.Count - 1 > mostRows)
        {
            errors.Add(source.Name, string.Create(
                CultureInfo.InvariantCulture, $"has {records.Count - 1} rows; at most {mostRows} are allowed"));
            return nothing;
        }

        var rows = new List<(int, string[])>();
        foreach (var (line, cells) in records.Skip(1))
        {
            if (cells.Length > columns.Count)
            {
                errors.Add(At(source, line), $"has {cells.Length} cells; the header names {columns.Count} columns");
            }
            else
            {
                rows.Add((line, cells));
            }
        }

        return new CsvTable(columns, rows);
    }

    /// <summary>A line of a table, for errors.</summary>
    public static string At(CsvSource source, int line) => string.Create(CultureInfo.InvariantCulture, $"{source.Name}:{line}");

    private static string Names(CsvColumn[] columns) => string.Join(", ", columns.Select(column => column.Name));

    private static List<CsvColumn>? ReadHeader(CsvSource source, string[] names, CsvColumn[] known, ErrorList errors)
    {
        var columns = new List<CsvColumn>();
        foreach (var name in names)
        {
            var column = known.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
            if (column is null)
            {
                errors.Add(At(source, 1), $"there is no column \"{JsonFields.Shorten(name)}\"; allowed are {Names(known)}");
            }
            else if (columns.Contains(column))
            {
                errors.Add(At(source, 1), $"column \"{name}\" is there twice");
            }
            else
            {
                columns.Add(column);
            }
        }

        if (columns.Count == names.Length && !columns.Contains(known[0]))
        {
            errors.Add(At(source, 1), $"column \"{known[0].Name}\" is missing");
            return null;
        }

        return columns.Count == names.Length ? columns : null;
    }

    private static List<(int Line, string[] Cells)> Split(CsvSource source, string text, char separator, ErrorList errors)
    {
        var records = new List<(int, string[])>();
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, start, at, isQuoted) = (1, 1, 0, false);
        while (at < text.Length)
        {
            var character = text[at++];
            if (character == '"' && !isQuoted && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                isQuoted = true;
                if (!ReadQuoted(text, ref at, ref line, cell))
                {
                    errors.Add(At(source, start), "a quote is opened and never closed");
                    return records;
                }
            }
            else if (character == separator)
            {
                EndCell();
            }
            else if (character is '\r' or '\n')
            {
                at += character == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                EndRecord();
                start = ++line;
            }
            else if (!isQuoted || !char.IsWhiteSpace(character))
            {
                cell.Append(character);
            }
        }

        EndRecord();
        return records;

        void EndCell()
        {
            cells.Add(isQuoted ? cell.ToString() : cell.ToString().Trim());
            cell.Clear();
            isQuoted = false;
        }

        void EndRecord()
        {
            EndCell();
            if (cells.Exists(text => text.Length > 0))
            {
                records.Add((start, [.. cells]));
            }

            cells.Clear();
        }
    }

    // Reads up to the closing quote; two quotes stand for one.
    private static bool ReadQuoted(string text, ref int at, ref int line, StringBuilder cell)
    {
        while (at < text.Length)
        {
            var character = text[at++];
            if (character == '"' && !(at < text.Length && text[at] == '"'))
            {
                return true;
            }

            at += character == '"' ? 1 : 0;
            line += character == '\n' ? 1 : 0;
            cell.Append(character);
        }

        return false;
    }
}
