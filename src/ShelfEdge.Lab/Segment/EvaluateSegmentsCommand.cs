using System.CommandLine;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Segment;

/// <summary><c>segments</c>, under <c>shelfedge-lab evaluate</c>.</summary>
internal static class EvaluateSegmentsCommand
{
    public static Command Create()
    {
        var features = new Option<string>("--features") { Description = "CSV of numbers with a header.", Required = true };
        var columns = new Option<string[]>("--columns")
        {
            Description = "Columns used. Without it all but the label.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var label = new Option<string?>("--label") { Description = "Column of known groups, compared by the adjusted Rand index." };
        var raw = new Option<bool>("--raw") { Description = "Use the numbers as they are, without scaling." };
        var mixture = new Option<CovarianceKind?>("--mixture") { Description = "Also group them by a Gaussian mixture; the least BIC of several --segments explains the rows best." };
        Option<int> segments = SegmentOptions.Count("--segments", "How many.", 2);
        Option<int> restarts = SegmentOptions.Restarts();
        Option<int> seed = RecommenderOptions.Seed("Of the beginnings.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("segments", "Groups rows of features and tells how tight the groups are.")
        {
            features, columns, label, raw, mixture, segments, restarts, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () =>
            new EvaluateSegments(
                result.GetRequiredValue(features),
                result.GetValue(columns) ?? [],
                result.GetValue(label),
                result.GetValue(raw),
                new KMeansRules(
                    result.GetValue(segments), result.GetValue(restarts), SegmentOptions.Iterations, result.GetValue(seed)),
                result.GetValue(mixture),
                result.GetValue(jobs)).Run(result.InvocationConfiguration.Output, cancellation))));
        return command;
    }
}
