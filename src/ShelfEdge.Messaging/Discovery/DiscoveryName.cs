using System.Text;

namespace ShelfEdge.Messaging.Discovery;

/// <summary>
/// Names as Home Assistant takes them in topics: <c>a-z A-Z 0-9 _ -</c>. Ids of ours may hold a dot as well; two that differ
/// have names that differ.
/// </summary>
public static class DiscoveryName
{
    /// <summary>The name of several ids together; <c>_</c> begins a pair that stands for one letter or for the border of two ids.</summary>
    public static string Of(params ReadOnlySpan<string> ids)
    {
        var name = new StringBuilder();
        foreach (var id in ids)
        {
            if (name.Length > 0)
            {
                name.Append("_0");
            }

            foreach (var letter in id)
            {
                name.Append(letter switch
                {
                    '.' => "_1",
                    '_' => "__",
                    _ => letter.ToString(),
                });
            }
        }

        return name.ToString();
    }
}
