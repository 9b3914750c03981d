using System.Text;

namespace ShelfEdge.Hub.Storage;

/// <summary>A message that cannot be used, kept so that a person can see why.</summary>
/// <param name="Topic">Where it came.</param>
/// <param name="Reason">In a person's words.</param>
/// <param name="Excerpt">Its beginning as text, bytes that are no text replaced.</param>
/// <param name="Bytes">Whole length of the payload.</param>
internal sealed record DeadLetter(string Topic, string Reason, string Excerpt, int Bytes)
{
    /// <summary>Characters that are kept of a payload.</summary>
    public const int MaxExcerpt = 4096;

    private const int MaxTopic = 512;

    public static DeadLetter Of(string topic, ReadOnlySpan<byte> payload, string reason) => new(
        Clean(topic.Length > MaxTopic ? topic[..MaxTopic] : topic),
        Clean(reason),
        Clean(Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, MaxExcerpt)])),
        payload.Length);

    // NUL is the one character that no text column takes.
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');
}
