namespace ShelfEdge.Lab.Purchases;

/// <summary>Numbers names in the order of their first appearance. Bounded.</summary>
/// <param name="what">For the message, such as "users".</param>
/// <param name="limit">Past it the file is refused.</param>
internal sealed class NameTable(string what, int limit)
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of a name, a new one when it is new.</summary>
    /// <exception cref="DataFileException">There are too many names.</exception>
    public int Add(ReadOnlySpan<char> name)
    {
        var lookup = _indices.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out int index))
        {
            return index;
        }

        if (_names.Count == limit)
        {
            throw new DataFileException($"more than {limit} different {what}");
        }

        string added = name.ToString();
        _indices.Add(added, _names.Count);
        _names.Add(added);
        return _names.Count - 1;
    }

    public bool TryFind(string name, out int index) => _indices.TryGetValue(name, out index);
}
