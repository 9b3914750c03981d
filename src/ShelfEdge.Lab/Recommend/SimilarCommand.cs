using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary><c>shelfedge-lab similar</c>: what goes with the thing in hand.</summary>
internal static class SimilarCommand
{
    public static Command Create()
    {
        Option<string> model = RecommenderOptions.Model();
        var item = new Option<string>("--item") { Description = "Name of the item.", Required = true };
        Option<int> k = RecommenderOptions.K();
        var command = new Command("similar", "Shows the items most often taken by the users of an item.") { model, item, k };
        command.SetAction(result => LabAction.Run(result, () => Show(
            new RecommenderDirectory(result.GetRequiredValue(model)),
            result.GetRequiredValue(item),
            result.GetValue(k),
            result.InvocationConfiguration.Output)));
        return command;
    }

    private static void Show(RecommenderDirectory directory, string name, int k, TextWriter output)
    {
        (ItemCatalog catalog, ItemNeighbours neighbours) = directory.ReadNeighbours();
        if (!catalog.TryFind(name, out int item))
        {
            throw new DataFileException($"{directory.NeighboursFile}: has no item '{name}'");
        }

        foreach (ScoredItem neighbour in neighbours.Of(item)[..Math.Min(k, neighbours.Of(item).Length)])
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{neighbour.Score:F3}  {catalog.Names[neighbour.Item]}"));
        }
    }
}
