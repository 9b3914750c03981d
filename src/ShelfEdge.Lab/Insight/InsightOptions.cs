using System.CommandLine;

namespace ShelfEdge.Lab.Insight;

/// <summary>Options that several insight commands have.</summary>
internal static class InsightOptions
{
    public static Option<string> Baskets() => new("--baskets")
    {
        Description = "File that 'purchases' wrote, or one basket a line with its items separated by commas.",
        Required = true,
    };

    public static Option<float> Number(string name, string description, float standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
