using System.Text.RegularExpressions;

namespace ShelfEdge.Hub.Tests.Contract;

/// <summary>A topic with parameters in braces, and what it carries.</summary>
internal sealed record Channel(string Address, IReadOnlyList<Message> Messages)
{
    public bool Matches(string topic) =>
        Regex.IsMatch(topic, "^" + Regex.Replace(Regex.Escape(Address), @"\\\{\w+}", "[A-Za-z0-9._-]+") + "$");
}
