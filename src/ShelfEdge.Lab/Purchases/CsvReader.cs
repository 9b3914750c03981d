using System.IO.Compression;
using System.Text;

namespace ShelfEdge.Lab.Purchases;

/// <summary>
/// Reads comma-separated values with a header line, record by record (RFC 4180: quoted fields may hold commas, quotes and line
/// ends), plain or compressed by gzip. Memory does not grow with the file; a record that is too long is refused.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    /// <summary>Characters of a record; past it the file is refused.</summary>
    public const int MaxRecordLength = 1 << 20;

    /// <summary>Fields of a record; past it the file is refused.</summary>
    public const int MaxFields = 1_000;

    private readonly TextReader _reader;
    private readonly StringBuilder _record = new();
    private readonly List<int> _ends = [];
    private char[] _text = [];

    /// <summary>Reads the header.</summary>
    /// <param name="reader">Owned.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="DataFileException">There is no header.</exception>
    public CsvReader(TextReader reader, string name)
    {
        _reader = reader;
        Name = name;
        if (!Read())
        {
            throw new DataFileException($"{name}: is empty; a header line with the names of the columns is needed");
        }

        Header = [.. Enumerable.Range(0, _ends.Count).Select(i => this[i].Trim('\uFEFF').ToString())];
    }

    /// <summary>The file, for messages.</summary>
    public string Name { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line on which the record ends, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>A field of the record, valid until the next one is read; empty when the record is shorter.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            if (field >= _ends.Count)
            {
                return [];
            }

            int start = field == 0 ? 0 : _ends[field - 1];
            return _text.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>Opens a file; one that begins like gzip is decompressed.</summary>
    /// <exception cref="DataFileException">The file has no header.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static CsvReader Open(string path)
    {
        FileStream file = File.OpenRead(path);
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        Stream content = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        var reader = new StreamReader(content, Encoding.UTF8);
        try
        {
            return new CsvReader(reader, Path.GetFileName(path));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Where a column stands.</summary>
    /// <exception cref="DataFileException">There is no such column.</exception>
    public int Column(string name) => FindColumn(name)
        ?? throw new DataFileException($"{Name}: has no column '{name}'; it has {string.Join(", ", Header)}");

    /// <summary>Where a column stands, or null when there is none.</summary>
    public int? FindColumn(string name)
    {
        for (int i = 0; i < Header.Count; i++)
        {
            if (string.Equals(Header[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Reads the next record that is not an empty line; false at the end.</summary>
    /// <exception cref="DataFileException">The record is too long or a quote is left open.</exception>
    public bool Read()
    {
        do
        {
            _record.Clear();
            _ends.Clear();
            if (_reader.Peek() < 0)
            {
                return false;
            }

            ReadRecord();
        }
        while (_record.Length == 0 && _ends.Count == 1);

        if (_text.Length < _record.Length)
        {
            _text = new char[Math.Max(_record.Length, 2 * _text.Length)];
        }

        _record.CopyTo(0, _text, 0, _record.Length);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void ReadRecord()
    {
        bool isQuoted = false;
        for (int next = ReadChar(); ; next = ReadChar())
        {
            if (isQuoted)
            {
                if (next < 0)
                {
                    throw new DataFileException($"{Name}: line {Line}: a quoted field does not end");
                }

                if (next != '"')
                {
                    Append((char)next);
                }
                else if (_reader.Peek() == '"')
                {
                    Append((char)ReadChar());
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (next is '\n' or < 0)
            {
                EndField();
                return;
            }
            else if (next == ',')
            {
                EndField();
            }
            else if (next == '"' && _record.Length == (_ends.Count == 0 ? 0 : _ends[^1]))
            {
                isQuoted = true;
            }
            else if (next != '\r' || _reader.Peek() is not ('\n' or < 0))
            {
                Append((char)next);
            }
        }
    }

    private int ReadChar()
    {
        int next = _reader.Read();
        if (next == '\n')
        {
            Line++;
        }

        return next;
    }

    private void Append(char next)
    {
        if (_record.Length == MaxRecordLength)
        {
            throw new DataFileException($"{Name}: line {Line + 1}: the record is longer than {MaxRecordLength} characters");
        }

        _record.Append(next);
    }

    private void EndField()
    {
        if (_ends.Count == MaxFields)
        {
            throw new DataFileException($"{Name}: line {Line}: the record has more than {MaxFields} fields");
        }

        _ends.Add(_record.Length);
    }
}
