using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Parses documents that people edit by hand: comments, trailing commas and a UTF-8 byte order mark are allowed. Never throws for what
/// is in them.
/// </summary>
internal static class EditedJson
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        // The service configuration, which is edited by hand too, allows the same.
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="mostBytes">Checked before anything is parsed.</param>
    /// <param name="read">Takes the document.</param>
    /// <param name="refuse">Takes why the bytes are no document.</param>
    public static T Parse<T>(ReadOnlySpan<byte> utf8, int mostBytes, Func<JsonElement, T> read, Func<string, T> refuse)
    {
        if (utf8.Length > mostBytes)
        {
            return refuse(string.Create(CultureInfo.InvariantCulture, $"$: has {utf8.Length} bytes; at most {mostBytes} are allowed"));
        }

        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            if (FindBrokenText(utf8) is { } broken)
            {
                return refuse($"$: {broken}");
            }

            var reader = new Utf8JsonReader(utf8, ReaderOptions);
            using var document = JsonDocument.ParseValue(ref reader);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return refuse($"$: not a JSON document: {exception.Message}");
        }
    }

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
}
