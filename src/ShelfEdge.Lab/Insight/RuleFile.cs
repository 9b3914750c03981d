using System.Text.Json;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Insight;

/// <summary>Reads and writes the file of rules.</summary>
internal static class RuleFile
{
    /// <summary>Rules of a file.</summary>
    public const int MaxRules = 100_000;

    private const int Version = 1;
    private const long MaxFileBytes = 64 << 20;

    public static void Write(string path, IReadOnlyList<RuleEntry> rules)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(
            path, JsonSerializer.Serialize(new RulesDocument(Version, rules), InsightJsonContext.Readable.RulesDocument) + "\n");
    }

    /// <exception cref="DataFileException">The file is no file of rules.</exception>
    public static IReadOnlyList<RuleEntry> Read(string path)
    {
        if (new FileInfo(path).Length > MaxFileBytes)
        {
            throw new DataFileException($"{path}: more than {MaxFileBytes} bytes");
        }

        try
        {
            RulesDocument? document = JsonSerializer.Deserialize(File.ReadAllText(path), InsightJsonContext.Readable.RulesDocument);
            return document is { Version: Version, Rules: { Count: <= MaxRules } rules } && rules.All(rule => rule is { If.Count: > 0, Then.Length: > 0 })
                ? rules
                : throw new DataFileException($"{path}: needs version {Version} and at most {MaxRules} rules, each with \"if\" and \"then\"");
        }
        catch (JsonException exception)
        {
            throw new DataFileException($"{path}: {exception.Message}");
        }
    }
}
