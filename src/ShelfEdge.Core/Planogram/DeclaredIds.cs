namespace ShelfEdge.Core.Planogram;

/// <summary>The ids of one list of a document: each is there once, and what refers to one finds it.</summary>
/// <param name="list">Name of the list.</param>
internal sealed class DeclaredIds(string list)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>The list could not be read: nothing is known of what it declares, and nobody is blamed for referring to it.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Reads an id and reports it when an earlier entry has it.</summary>
    public string? Declare(JsonFields fields, string key)
    {
        if (fields.Id(key) is not { } id)
        {
            return null;
        }

        if (_paths.TryAdd(id, fields.Path))
        {
            return id;
        }

        fields.Report(key, $"\"{id}\" is also that of {_paths[id]}");
        return null;
    }

    /// <summary>Reads an id and reports it when nothing declares it.</summary>
    public string? Refer(JsonFields fields, string key)
    {
        if (fields.Id(key) is not { } id)
        {
            return null;
        }

        if (Has(id))
        {
            return id;
        }

        fields.Report(key, $"\"{id}\" is not in $.{list}");
        return null;
    }

    /// <summary>Whether the id is declared, as far as is known.</summary>
    public bool Has(string id) => IsUnreadable || _paths.ContainsKey(id);
}
