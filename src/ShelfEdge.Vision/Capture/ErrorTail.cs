using System.Text.RegularExpressions;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Drains the error output of a child and keeps its last lines. Bounded: of a line only the first
/// <see cref="MaxLineLength"/> characters are read and of those, once secrets are out, the first
/// <see cref="KeptLineLength"/> kept. Safe for concurrent use.
/// </summary>
internal sealed partial class ErrorTail(SecretFilter secrets)
{
    private const int MaxLines = 6;
    private const int MaxLineLength = 4096;
    private const int KeptLineLength = 300;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>Reads to the end of the output, which is when the child has closed it.</summary>
    public async Task DrainAsync(TextReader output)
    {
        var chunk = new char[1024];
        var line = new char[MaxLineLength];
        var length = 0;
        int read;
        while ((read = await output.ReadAsync(chunk)) > 0)
        {
            foreach (var c in chunk.AsSpan(0, read))
            {
                if (c is '\n' or '\r')
                {
                    Add(line.AsSpan(0, length));
                    length = 0;
                }
                else if (length < MaxLineLength)
                {
                    line[length++] = c;
                }
            }
        }

        Add(line.AsSpan(0, length));
    }

    /// <summary>
    /// The cause in one line: what the protocols and decoders said, or failing that, what ffmpeg made of it.
    /// <see langword="null"/> when nothing was said.
    /// </summary>
    public string? Reason()
    {
        string[] lines;
        lock (_gate)
        {
            lines = [.. _lines];
        }

        // The script on standard input is our own affair: its name and "Impossible to open" say nothing to a person.
        var causes = lines.Where(l => !l.StartsWith("Impossible to open", StringComparison.Ordinal)).ToList();
        var said = causes.Where(l => !l.StartsWith("pipe:0:", StringComparison.Ordinal)).Distinct().TakeLast(2).ToList();
        return said.Count > 0
            ? string.Join("; ", said)
            : causes.LastOrDefault()?["pipe:0:".Length..].Trim();
    }

    private void Add(ReadOnlySpan<char> line)
    {
        if (line.IsWhiteSpace())
        {
            return;
        }

        // "[tcp @ 0x5626aa010580] Connection refused"
        var text = Origins().Replace(secrets.Hide(line.ToString()), "").Trim();
        lock (_gate)
        {
            if (_lines.Count == MaxLines)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(text.Length <= KeptLineLength ? text : text[..KeptLineLength]);
        }
    }

    [GeneratedRegex(@"\[[^\]]* @ 0x[0-9a-f]+\] ?", RegexOptions.CultureInvariant)]
    private static partial Regex Origins();
}
