using System.Text.RegularExpressions;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// Drains the error output of a child and keeps the last lines that differ. Bounded: of a line only the first
/// <see cref="MaxLineLength"/> characters are read and of those, once secrets are out, the first
/// <see cref="KeptLineLength"/> kept. Safe for concurrent use.
/// </summary>
internal sealed partial class ErrorTail(SecretFilter secrets)
{
    private const int MaxLines = 12;
    private const int MaxLineLength = 4096;
    private const int KeptLineLength = 300;

    private readonly Lock _gate = new();
    private readonly List<string> _lines = new(MaxLines);

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
        var said = causes.Where(l => !l.StartsWith("pipe:0:", StringComparison.Ordinal)).ToList();
        return said switch
        {
            [] => causes.LastOrDefault()?["pipe:0:".Length..].Trim(),
            [var only] => only,
            [var cause, .., var consequence] => $"{cause}; {consequence}",
        };
    }

    private void Add(ReadOnlySpan<char> line)
    {
        if (line.IsWhiteSpace())
        {
            return;
        }

        // "[tcp @ 0x5626aa010580] Connection refused"
        var text = Origins().Replace(secrets.Hide(line.ToString()), "").Trim();
        text = text.Length <= KeptLineLength ? text : text[..KeptLineLength];
        lock (_gate)
        {
            // What is said again and again must not push out what else was said.
            if (!_lines.Remove(text) && _lines.Count == MaxLines)
            {
                _lines.RemoveAt(0);
            }

            _lines.Add(text);
        }
    }

    [GeneratedRegex(@"\[[^\]]* @ 0x[0-9a-f]+\] ?", RegexOptions.CultureInvariant)]
    private static partial Regex Origins();
}
