using System.CommandLine;

namespace ShelfEdge.Lab.Recommend;

/// <summary>Options that several recommender commands have.</summary>
internal static class RecommenderOptions
{
    private const int MaxJobs = 256;

    public static Option<string> Interactions(string description) =>
        new("--interactions") { Description = $"{description}: CSV with a header, user,item[,weight][,time], plain or gzip.", Required = true };

    public static Option<string> Model() =>
        new("--model") { Description = "Folder that 'train recommender' wrote.", Required = true };

    public static Option<int> K() =>
        new Option<int>("--k") { Description = "Items recommended to a user.", DefaultValueFactory = _ => 10 }.Between(1, 1_000);

    public static Option<bool> IncludeSeen() =>
        new("--include-seen") { Description = "Also recommend, and count, what the user already has." };

    public static Option<int> Seed(string description) =>
        new("--seed") { Description = description, DefaultValueFactory = _ => 1 };

    public static Option<int> Jobs() =>
        new Option<int>("--jobs")
        {
            Description = "Threads. They do not change the result.",
            DefaultValueFactory = _ => Math.Min(MaxJobs, Environment.ProcessorCount),
        }.Between(1, MaxJobs);

    public static Option<int> Factors() =>
        new Option<int>("--factors")
        {
            Description = "Length of a vector, a multiple of 16.",
            DefaultValueFactory = _ => new RecommenderSettings().Factors,
        }.Between(16, Core.Recommend.RecommendLimits.Factors).MultipleOf(16);

    public static Option<int> Neighbours() =>
        new Option<int>("--neighbours") { Description = "Neighbours kept of an item.", DefaultValueFactory = _ => 100 }
            .Between(1, Core.Recommend.RecommendLimits.Neighbours);
}
