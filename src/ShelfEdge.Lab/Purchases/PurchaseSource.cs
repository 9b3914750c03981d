using DuckDB.NET.Data;

namespace ShelfEdge.Lab.Purchases;

/// <summary>Tells what kind a file of purchases is, by its first bytes, and how SQL reads it.</summary>
internal static class PurchaseSource
{
    /// <exception cref="DataFileException">The file is empty or lacks a column.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static string Of(string path, PurchaseFormat format)
    {
        byte[] start = Start(path);
        if (start.AsSpan().SequenceEqual("PAR1"u8))
        {
            RequireColumns(path, ParquetColumns(path), format);
            return PurchaseSql.FromParquet(path);
        }

        using CsvReader csv = CsvReader.Open(path);
        RequireColumns(path, csv.Header, format);
        if (csv.Header.Distinct(StringComparer.OrdinalIgnoreCase).Count() != csv.Header.Count || csv.Header.Any(string.IsNullOrEmpty))
        {
            throw new DataFileException($"{csv.Name}: every column needs a name of its own; it has {string.Join(", ", csv.Header)}");
        }

        return PurchaseSql.FromCsv(path, csv.Header, IsGzip(start));
    }

    /// <summary>Whether a file is compressed, by its first bytes.</summary>
    public static bool IsGzip(string path) => IsGzip(Start(path));

    private static bool IsGzip(byte[] start) => start is [0x1F, 0x8B, ..];

    private static byte[] Start(string path)
    {
        byte[] start = new byte[4];
        using FileStream file = File.OpenRead(path);
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static List<string> ParquetColumns(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT column_name FROM (DESCRIBE SELECT * FROM {PurchaseSql.FromParquet(path)})";
        try
        {
            using DuckDBDataReader reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }

            return names;
        }
        catch (DuckDBException exception)
        {
            throw new DataFileException($"{Path.GetFileName(path)}: {PurchaseDatabase.FirstLine(exception)}");
        }
    }

    private static void RequireColumns(string path, IReadOnlyList<string> header, PurchaseFormat format)
    {
        string[] missing = [.. format.Columns.Where(name => !header.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (missing.Length > 0)
        {
            throw new DataFileException(
                $"{Path.GetFileName(path)}: has no column '{string.Join("', '", missing)}'; it has {string.Join(", ", header)}");
        }
    }
}
