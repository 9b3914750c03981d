using System.CommandLine;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Segment;

/// <summary><c>shelfedge-lab segment</c>.</summary>
internal static class SegmentCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Folder that 'train segments' wrote.", Required = true };
        Option<string> purchases = SegmentOptions.Purchases();
        Option<string> zone = SegmentOptions.Zone();
        var output = new Option<string>("--out") { Description = "CSV to write: user,segment.", Required = true };
        var command = new Command("segment", "Tells the segment of every shopper of a file.") { model, purchases, zone, output };
        command.SetAction(result => LabAction.Run(result, () => Find(
            new SegmentDirectory(result.GetRequiredValue(model)),
            result.GetRequiredValue(purchases),
            result.GetRequiredValue(zone),
            result.GetRequiredValue(output))));
        return command;
    }

    private static void Find(SegmentDirectory directory, string purchases, string zone, string output)
    {
        SegmentModel model = directory.ReadForShoppers();
        ShopperVisits visits = ShopperVisits.Read(purchases);
        FeatureTable features = visits.Features(model, ShopZone.Of(zone));
        using CsvWriter csv = CsvWriter.Create(output, "user", "segment");
        for (int shopper = 0; shopper < features.Count; shopper++)
        {
            csv.Field(visits.Shoppers[shopper]).Field(model.Segments[model.Find(features.Row(shopper))].Name).EndRecord();
        }
    }
}
