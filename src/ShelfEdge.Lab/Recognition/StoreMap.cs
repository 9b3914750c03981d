using System.Collections.Frozen;
using System.Text.Json;

namespace ShelfEdge.Lab.Recognition;

/// <summary>
/// Which photographs show the same store, from a JSON file <c>{"groups": {"store": ["photograph", ...]}}</c> that names them
/// without extension. A photograph that it does not name stands alone. Immutable.
/// </summary>
internal sealed class StoreMap
{
    private const int MaxFileBytes = 4 * 1024 * 1024;

    private readonly FrozenDictionary<string, string> _storeOf;

    private StoreMap(string path, FrozenDictionary<string, string> storeOf) => (Path, _storeOf) = (path, storeOf);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <exception cref="InvalidDataException">The file is no such map; everything that is wrong is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StoreMap Read(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > MaxFileBytes)
        {
            throw new InvalidDataException($"{path} has {length} bytes; allowed are {MaxFileBytes} bytes");
        }

        StoreDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(File.ReadAllBytes(path), RecognitionJsonContext.Default.StoreDocument);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is no map of stores: {problem.Message}", problem);
        }

        if (document?.Groups is not { Count: > 0 } groups)
        {
            throw new InvalidDataException($"{path} has no groups; {{\"groups\": {{\"store\": [\"photograph\"]}}}} is needed");
        }

        var storeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach ((string store, string[] photographs) in groups)
        {
            foreach (string photograph in photographs)
            {
                if (!storeOf.TryAdd(photograph, store))
                {
                    problems.Add($"{path}: photograph '{photograph}' of '{store}' is in '{storeOf[photograph]}' already");
                }
            }
        }

        return problems.Count == 0
            ? new StoreMap(path, storeOf.ToFrozenDictionary(StringComparer.Ordinal))
            : throw new InvalidDataException(string.Join('\n', problems));
    }

    /// <summary>Whether the file names the photograph.</summary>
    public bool Has(string fileName) => _storeOf.ContainsKey(System.IO.Path.GetFileNameWithoutExtension(fileName));

    /// <summary>The store of a photograph; its own name when it stands alone.</summary>
    public string StoreOf(string fileName) =>
        _storeOf.GetValueOrDefault(System.IO.Path.GetFileNameWithoutExtension(fileName), System.IO.Path.GetFileNameWithoutExtension(fileName));
}
