using System.Text;

namespace ShelfEdge.Core.Remote;

/// <summary>
/// Where a reply may go. The sender of a command names the topic and the box has the rights: without a bound, who may send one
/// harmless command could have the box write over its own state or that of another box.
/// </summary>
public static class ReplyTopic
{
    /// <summary>Most bytes of a topic that a sender names.</summary>
    public const int MaxBytes = 256;

    /// <summary>The sender's topic when a reply may go there, else the plain one.</summary>
    /// <param name="asked">By the sender; <see langword="null"/> for none.</param>
    /// <param name="plain">Of this box and command, such as <c>shelfedge/store/box/replies/restart</c>.</param>
    /// <param name="reserved">First levels of topics that belong to boxes and what reads them.</param>
    public static string Choose(string? asked, string plain, params ReadOnlySpan<string> reserved)
    {
        if (asked is null or "" || asked[0] is '$' or '/' || Encoding.UTF8.GetByteCount(asked) > MaxBytes
            || asked.Any(letter => letter is '+' or '#' || char.IsControl(letter) || char.IsSurrogate(letter)))
        {
            return plain;
        }

        // Below the plain topic a sender may have one of its own.
        if (asked.StartsWith(plain, StringComparison.Ordinal) && (asked.Length == plain.Length || asked[plain.Length] == '/'))
        {
            return asked;
        }

        var first = asked.AsSpan(0, asked.IndexOf('/') is >= 0 and var end ? end : asked.Length);
        foreach (var level in reserved)
        {
            if (first.SequenceEqual(level))
            {
                return plain;
            }
        }

        return asked;
    }
}
