using System.Text;
using System.Text.Json;

namespace ShelfEdge.Service.Live;

/// <summary>Shortens a message for the screen: the topic below the box, and the data without its envelope.</summary>
internal static class LiveMessage
{
    // PREFIX/SITE/BOX stands in the title already.
    private const int LevelsOfTheBox = 3;

    public static string Topic(string topic) => topic.Split('/', LevelsOfTheBox + 1)[^1];

    /// <summary>The members of <c>data</c> as <c>name value</c>; the payload as it is when it is no event.</summary>
    public static string Data(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("data", out var data)
                || data.ValueKind != JsonValueKind.Object)
            {
                return payload;
            }

            var text = new StringBuilder();
            foreach (var member in data.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
            {
                text.Append(text.Length == 0 ? "" : "  ").Append(member.Name).Append(' ').Append(member.Value.ToString());
            }

            return text.ToString();
        }
        catch (JsonException)
        {
            // Availability is plain text.
            return payload;
        }
    }
}
