using System.CommandLine;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Segment;

/// <summary><c>segments</c>, under <c>shelfedge-lab train</c>.</summary>
internal static class TrainSegmentsCommand
{
    public static Command Create()
    {
        Option<string> purchases = SegmentOptions.Purchases();
        var output = new Option<string>("--out") { Description = "Folder for the model; made when missing.", Required = true };
        Option<int> segments = SegmentOptions.Count("--segments", "How many. Without it the elbow of the inertia tells.", 1);
        Option<int> most = SegmentOptions.Count("--max-segments", "Most that are tried to find the elbow.", 8);
        Option<int> minimum = new Option<int>("--minimum-size")
        {
            Description = "Shoppers of the smallest segment allowed; a smaller one is dissolved.",
            DefaultValueFactory = _ => 50,
        }.Between(1, SegmentLimits.Shoppers);
        Option<int> restarts = SegmentOptions.Restarts();
        var features = new Option<string?>("--features-out") { Description = "CSV for the scaled features, without shoppers' names." };
        var chart = new Option<string?>("--chart") { Description = "HTML page that shows how the number of segments was chosen." };
        var set = new Option<FeatureSet>("--features")
        {
            Description = "Rfm: recency, frequency, amount. All: also basket size, category mix, hour of the day, price level, promotions.",
            DefaultValueFactory = _ => FeatureSet.Rfm,
        };
        var products = new Option<string?>("--products") { Description = "CSV with the categories of items. Without it each item is one of its own." };
        var productItem = new Option<string>("--product-item") { Description = "Column of the item in it.", DefaultValueFactory = _ => "product_id" };
        var productCategory = new Option<string>("--product-category") { Description = "Column of the category in it.", DefaultValueFactory = _ => "product_category" };
        Option<string> zone = SegmentOptions.Zone();
        Option<int> seed = RecommenderOptions.Seed("The same seed gives the same model.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("segments", "Groups shoppers by what their purchases are like.")
        {
            purchases, output, segments, most, minimum, restarts, features, chart, set, products, productItem, productCategory, zone, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
            new TrainSegments(
                new SegmentSource(
                    result.GetRequiredValue(purchases), result.GetValue(set), result.GetValue(products), result.GetRequiredValue(productItem),
                    result.GetRequiredValue(productCategory), ShopZone.Of(result.GetRequiredValue(zone))),
                result.GetRequiredValue(output),
                result.GetResult(segments) is { Implicit: false } ? result.GetValue(segments) : null,
                result.GetValue(most),
                new SegmentRules(
                    result.GetValue(minimum), result.GetValue(restarts), SegmentOptions.Iterations, result.GetValue(seed)),
                result.GetValue(features),
                result.GetValue(chart),
                result.GetValue(jobs)).Run(result.InvocationConfiguration.Output, cancellation))));
        return command;
    }
}
