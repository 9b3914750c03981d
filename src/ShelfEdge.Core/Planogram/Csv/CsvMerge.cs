using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ShelfEdge.Core.Planogram.Csv;

/// <summary>
/// Lays tables over a planogram document and remembers which row said what, so that the reader of documents checks everything
/// and its errors name file, line and column.
/// </summary>
internal sealed partial class CsvMerge(JsonObject document, ErrorList errors)
{
    private readonly Dictionary<string, (CsvSource Source, int Line, CsvColumn[] Known)> _origins = new(StringComparer.Ordinal);

    // Cells that were reported already: "list[index].key".
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Lays a table over one list: rows change the entries that they name, and add those that there are not.</summary>
    /// <param name="source">For errors.</param>
    /// <param name="table">Its rows.</param>
    /// <param name="known">All columns that such a table may have; the first names the entry.</param>
    /// <param name="list">Name of the list.</param>
    public void Apply(CsvSource source, CsvTable table, CsvColumn[] known, string list)
    {
        var entries = document[list]!.AsArray();
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            indices[entries[i]![known[0].Key]!.GetValue<string>()] = i;
        }

        var keyColumn = table.Columns.ToList().IndexOf(known[0]);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, cells) in table.Rows)
        {
            var id = keyColumn < cells.Length ? cells[keyColumn] : "";
            if (lines.TryGetValue(id, out var earlier))
            {
                errors.Add($"{CsvTable.At(source, line)}: {known[0].Name}", $"\"{JsonFields.Shorten(id)}\" is also that of line {earlier}");
                continue;
            }

            lines[id] = line;
            if (!indices.TryGetValue(id, out var index))
            {
                index = indices[id] = entries.Count;
                entries.Add((JsonNode)new JsonObject());
            }

            _origins[$"{list}[{index}]"] = (source, line, known);
            Fill(entries[index]!.AsObject(), $"{list}[{index}]", CsvTable.At(source, line), table.Columns, cells);
        }
    }

    /// <summary>Gives new positions what they may leave out, and adds the shelves that only they name.</summary>
    public void Complete()
    {
        var shelves = document["shelves"]!.AsArray();
        var known = shelves.Select(shelf => shelf!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var index = 0;
        foreach (var position in document["positions"]!.AsArray().Select(entry => entry!.AsObject()))
        {
            var path = $"positions[{index++}]";
            if (position["shelf"]?.GetValue<string>() is { } shelf && Identifier.IsValid(shelf) && known.Add(shelf))
            {
                shelves.Add((JsonNode)new JsonObject { ["id"] = shelf, ["name"] = shelf });
            }

            if (!position.ContainsKey("lowThreshold") && !_reported.Contains($"{path}.lowThreshold") && Capacity(position) is { } capacity)
            {
                position["lowThreshold"] = Math.Floor(capacity / 3);
            }
        }
    }

    /// <summary>Says where an error of the document comes from; <see langword="null"/> when it was reported before.</summary>
    public string? Translate(string error)
    {
        if (EntryError().Match(error) is not { Success: true } match
            || !_origins.TryGetValue(match.Groups["entry"].Value, out var origin))
        {
            return error;
        }

        var (key, message) = (match.Groups["key"].Value, match.Groups["message"].Value);
        if (MissingKey().Match(message) is { Success: true } missing)
        {
            (key, message) = (key.Length == 0 ? missing.Groups["key"].Value : $"{key}.{missing.Groups["key"].Value}", $"is empty; {missing.Groups["rest"].Value}");
        }

        if (_reported.Contains($"{match.Groups["entry"].Value}.{key}"))
        {
            return null;
        }

        var column = origin.Known.FirstOrDefault(column => column.Key == key) ?? origin.Known.FirstOrDefault(column =>
            key.StartsWith(column.Key, StringComparison.Ordinal) || column.Key.StartsWith($"{key}.", StringComparison.Ordinal));
        return $"{CsvTable.At(origin.Source, origin.Line)}: {column?.Name ?? key}: {message}";
    }

    // What an empty cell says stays as it is.
    private void Fill(JsonObject entry, string path, string place, IReadOnlyList<CsvColumn> columns, string[] cells)
    {
        var named = columns.Zip(cells).Where(pair => pair.Second.Length > 0).Select(pair => pair.First.Key).ToList();
        if (named.Exists(key => key.StartsWith("facings.", StringComparison.Ordinal)) && !named.Contains("capacity"))
        {
            entry.Remove("capacity");
        }
        else if (named.Contains("capacity") && !named.Exists(key => key.StartsWith("facings.", StringComparison.Ordinal)))
        {
            entry.Remove("facings");
        }

        foreach (var (column, cell) in columns.Zip(cells))
        {
            if (cell.Length == 0)
            {
                continue;
            }

            if (ToJson(column, cell) is { } value)
            {
                Put(entry, column.Key, value);
            }
            else
            {
                _reported.Add($"{path}.{column.Key}");
                errors.Add($"{place}: {column.Name}", column.Kind == CsvKind.Number
                    ? $"\"{JsonFields.Shorten(cell)}\" is not a number; write it like 12 or 1.25"
                    : $"\"{JsonFields.Shorten(cell)}\" is not an outline; write x and y of each point with spaces between, like 0 0 80 0 80 120 0 120");
            }
        }
    }

    private static JsonNode? ToJson(CsvColumn column, string cell)
    {
        if (column.Kind == CsvKind.Text)
        {
            return JsonValue.Create(cell);
        }

        if (column.Kind == CsvKind.Number)
        {
            return decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? JsonValue.Create(value) : null;
        }

        var numbers = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var outline = new JsonArray();
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            if (!double.TryParse(numbers[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var x) || !double.IsFinite(x)
                || !double.TryParse(numbers[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var y) || !double.IsFinite(y))
            {
                return null;
            }

            outline.Add((JsonNode)new JsonArray(JsonValue.Create(x), JsonValue.Create(y)));
        }

        return numbers.Length % 2 == 0 ? outline : null;
    }

    private static void Put(JsonObject entry, string key, JsonNode value)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            entry[key] = value;
            return;
        }

        if (entry[key[..dot]] is not JsonObject inner)
        {
            entry[key[..dot]] = inner = [];
        }

        inner[key[(dot + 1)..]] = value;
    }

    private static decimal? Capacity(JsonObject position) =>
        Number(position["capacity"]) ?? (Number(position["facings"]?["wide"]) is { } wide
            ? wide * (Number(position["facings"]?["high"]) ?? 1)
            : null);

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<decimal>(out var number) && number is > 0 and <= PlanogramLimits.Capacity ? number : null;

    [GeneratedRegex(@"^\$\.(?<entry>\w+\[\d+\])(?:\.(?<key>[^:]+))?: (?<message>.*)$", RegexOptions.Singleline)]
    private static partial Regex EntryError();

    [GeneratedRegex("^key \"(?<key>\\w+)\" is missing; (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex MissingKey();
}
