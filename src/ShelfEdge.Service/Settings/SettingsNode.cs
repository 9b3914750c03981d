namespace ShelfEdge.Service.Settings;

/// <summary>
/// One value of the settings as it was written: an object or list with children, or a scalar with its text. Children are
/// found without regard to case, because environment variables are usually written in capitals.
/// </summary>
/// <param name="name">Key as written; the index in a list; empty for the root.</param>
/// <param name="kind">What was written.</param>
/// <param name="text">Text of a scalar.</param>
/// <param name="origin">Where it was written, for messages: <c>FILE:LINE</c> or the name of the environment variable.</param>
internal sealed class SettingsNode(string name, SettingsNodeKind kind, string? text, string origin)
{
    private readonly Dictionary<string, SettingsNode> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SettingsNode> _children = [];

    public string Name { get; } = name;

    public SettingsNodeKind Kind { get; } = kind;

    public string? Text { get; } = text;

    public string Origin { get; } = origin;

    /// <summary>In the order written.</summary>
    public IReadOnlyList<SettingsNode> Children => _children;

    public SettingsNode? Find(string childName) => _byName.GetValueOrDefault(childName);

    /// <summary>False when a child of this name exists already; it is then left as it is.</summary>
    public bool TryAdd(SettingsNode child)
    {
        if (!_byName.TryAdd(child.Name, child))
        {
            return false;
        }

        _children.Add(child);
        return true;
    }

    /// <summary>Adds the child, or puts it in the place of the one with the same name.</summary>
    public void Put(SettingsNode child)
    {
        if (_byName.TryGetValue(child.Name, out var old))
        {
            _children[_children.IndexOf(old)] = child;
            _byName[child.Name] = child;
        }
        else
        {
            TryAdd(child);
        }
    }

    /// <summary>Lays another object over this one: what is an object in both is joined, anything else takes the place of what was.</summary>
    public void Merge(SettingsNode over)
    {
        foreach (var child in over.Children)
        {
            if (child.Kind == SettingsNodeKind.Object && Find(child.Name) is { Kind: SettingsNodeKind.Object } own)
            {
                own.Merge(child);
            }
            else
            {
                Put(child);
            }
        }
    }
}
