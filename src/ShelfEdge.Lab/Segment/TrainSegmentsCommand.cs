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
        Option<int> seed = RecommenderOptions.Seed("The same seed gives the same model.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("segments", "Groups shoppers by recency, frequency and amount of their purchases.")
        {
            purchases, output, segments, most, minimum, restarts, features, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
            new TrainSegments(
                result.GetRequiredValue(purchases),
                result.GetRequiredValue(output),
                result.GetResult(segments) is { Implicit: false } ? result.GetValue(segments) : null,
                result.GetValue(most),
                new SegmentRules(
                    result.GetValue(minimum), result.GetValue(restarts), SegmentOptions.Iterations, result.GetValue(seed)),
                result.GetValue(features),
                result.GetValue(jobs)).Run(result.InvocationConfiguration.Output, cancellation))));
        return command;
    }
}
