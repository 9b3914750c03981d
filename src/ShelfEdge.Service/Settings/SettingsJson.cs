using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// Reads the text of <c>shelfedge.json</c> into nodes that remember their line. Comments and trailing commas are
/// allowed; depth and size are bounded, so that a wrong file cannot exhaust the memory.
/// </summary>
internal static class SettingsJson
{
    /// <summary>A larger file is refused.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MaxDepth = 16;

    /// <returns>The root, or <see langword="null"/> when the text is not a JSON object; then a problem was added.</returns>
    public static SettingsNode? Parse(ReadOnlySpan<byte> utf8, string fileName, List<SettingsProblem> problems)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                problems.Add(new(fileName, "", "is not a JSON object; it must begin with '{'"));
                return null;
            }

            var root = ReadValue(ref reader, "", new Place(utf8, fileName), problems);
            reader.Read();
            return root;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new(fileName, "", "holds a text that is not valid UTF-8, or half a surrogate pair"));
            return null;
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            var at = string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line}");
            problems.Add(new(at, "", $"is not valid JSON at column {column}: {FirstSentence(exception.Message)}"));
            return null;
        }
    }

    private static SettingsNode ReadValue(ref Utf8JsonReader reader, string name, Place place, List<SettingsProblem> problems)
    {
        var origin = place.OriginAt(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var parent = new SettingsNode(name, SettingsNodeKind.Object, null, origin);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    var keyOrigin = place.OriginAt(reader.TokenStartIndex);
                    reader.Read();
                    if (!parent.TryAdd(ReadValue(ref reader, key, place, problems)))
                    {
                        problems.Add(new(keyOrigin, key, "is written twice"));
                    }
                }

                return parent;
            case JsonTokenType.StartArray:
                var list = new SettingsNode(name, SettingsNodeKind.List, null, origin);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var index = list.Children.Count.ToString(CultureInfo.InvariantCulture);
                    list.TryAdd(ReadValue(ref reader, index, place, problems));
                }

                return list;
            case JsonTokenType.Null:
                return new(name, SettingsNodeKind.Null, null, origin);
            case JsonTokenType.String:
                return new(name, SettingsNodeKind.Scalar, reader.GetString(), origin);
            default:
                return new(name, SettingsNodeKind.Scalar, Encoding.UTF8.GetString(reader.ValueSpan), origin);
        }
    }

    // "... LineNumber: 3 | BytePositionInLine: 4." repeats in other words what the problem already says.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private readonly ref struct Place(ReadOnlySpan<byte> utf8, string fileName)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;

        public string OriginAt(long index) =>
            string.Create(CultureInfo.InvariantCulture, $"{fileName}:{_utf8[..(int)index].Count((byte)'\n') + 1}");
    }
}
