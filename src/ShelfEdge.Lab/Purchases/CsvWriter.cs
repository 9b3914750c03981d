using System.Globalization;
using System.Text;

namespace ShelfEdge.Lab.Purchases;

/// <summary>Writes comma-separated values (RFC 4180), numbers and times in the invariant culture, lines ended by a line feed.</summary>
internal sealed class CsvWriter : IDisposable
{
    private readonly TextWriter _writer;
    private bool _isFirst = true;

    /// <param name="writer">Owned.</param>
    /// <param name="header">Names of the columns.</param>
    public CsvWriter(TextWriter writer, params ReadOnlySpan<string> header)
    {
        _writer = writer;
        foreach (string column in header)
        {
            Field(column);
        }

        EndRecord();
    }

    /// <summary>Makes or replaces a file, and its folder when missing.</summary>
    public static CsvWriter Create(string path, params ReadOnlySpan<string> header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new CsvWriter(new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), header);
    }

    public CsvWriter Field(string value)
    {
        if (!_isFirst)
        {
            _writer.Write(',');
        }

        _isFirst = false;
        if (value.AsSpan().ContainsAny(",\"\r\n"))
        {
            _writer.Write('"');
            _writer.Write(value.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }
        else
        {
            _writer.Write(value);
        }

        return this;
    }

    public CsvWriter Field(int value) => Field(value.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Field(double value) => Field(value.ToString("R", CultureInfo.InvariantCulture));

    public CsvWriter Field(float value) => Field(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>As UTC to the second.</summary>
    public CsvWriter Field(DateTimeOffset value) =>
        Field(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public void EndRecord()
    {
        _writer.Write('\n');
        _isFirst = true;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
