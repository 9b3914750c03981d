using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Reads and writes the planogram document (<c>planogram.json</c>, described in <c>docs/planogram.md</c> and by
/// <c>docs/schemas/planogram.schema.json</c>).
/// </summary>
public static class PlanogramFile
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        // The file is edited by hand, as the service configuration is, which allows the same.
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    /// <summary>
    /// Reads a document and checks all of it. Comments and trailing commas are allowed, and a UTF-8 byte order mark is
    /// skipped. Never throws for what is in the document.
    /// </summary>
    /// <param name="utf8">The bytes of the file, at most <see cref="PlanogramLimits.Bytes"/>.</param>
    public static PlanogramReadResult Read(ReadOnlySpan<byte> utf8) => Parse(utf8, PlanogramReader.Read);

    /// <summary>Parses a document within the bounds and hands it over; what is no document is an error.</summary>
    internal static PlanogramReadResult Parse(ReadOnlySpan<byte> utf8, Func<JsonElement, PlanogramReadResult> read)
    {
        if (utf8.Length > PlanogramLimits.Bytes)
        {
            return Refuse(string.Create(
                CultureInfo.InvariantCulture, $"has {utf8.Length} bytes; at most {PlanogramLimits.Bytes} are allowed"));
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            if (FindBrokenText(utf8) is { } broken)
            {
                return Refuse(broken);
            }

            var reader = new Utf8JsonReader(utf8, ReaderOptions);
            using var document = JsonDocument.ParseValue(ref reader);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return Refuse($"not a JSON document: {exception.Message}");
        }
    }

    /// <summary>
    /// Writes a document, indented and with each zone on one line. Values are not checked: <see cref="Read"/> of the
    /// result says whether they are allowed.
    /// </summary>
    public static byte[] Write(Planogram planogram) => PlanogramWriter.Write(planogram);

    /// <summary>Text that is not Unicode would make reading a key or a value throw: it is looked for beforehand.</summary>
    private static string? FindBrokenText(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return "is not UTF-8 text; save it as UTF-8";
        }

        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && !IsUnicode(reader))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"the text at byte {reader.TokenStartIndex} has half a surrogate pair");
            }
        }

        return null;
    }

    private static bool IsUnicode(Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static PlanogramReadResult Refuse(string message) => new(null, [$"$: {message}"]);
}
