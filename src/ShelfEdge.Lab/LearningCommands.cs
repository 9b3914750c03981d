using System.CommandLine;
using ShelfEdge.Lab.Demand;
using ShelfEdge.Lab.Detection;
using ShelfEdge.Lab.Insight;
using ShelfEdge.Lab.Load;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recognition;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Lab.Report;
using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab;

/// <summary>The commands that learn from purchases and judge models.</summary>
internal static class LearningCommands
{
    public static IReadOnlyList<Command> Create() =>
    [
        PurchasesCommand.Create(),
        new Command("train", "Trains a model.") { TrainRecommenderCommand.Create(), TrainSegmentsCommand.Create(), TrainRulesCommand.Create(), TrainLogisticCommand.Create() },
        new Command("tune", "Searches the numbers to train a model with.") { TuneRecommenderCommand.Create() },
        new Command("evaluate", "Judges a model by what is true or happened later.") { EvaluateDetectorCommand.Create(), EvaluateRecognizerCommand.Create(), EvaluateRecommenderCommand.Create(), EvaluateSegmentsCommand.Create(), EvaluateRulesCommand.Create(), EvaluateDemandCommand.Create() },
        new Command("forecast", "Says what will be.") { ForecastDemandCommand.Create() },
        new Command("simulate", "Makes up data to try things with.") { SimulatePurchasesCommand.Create() },
        new Command("features", "Makes rows of features to learn from.") { CategoryFeaturesCommand.Create() },
        ReportCommand.Create(),
        GoldenCommand.Create(),
        RecommendCommand.Create(),
        SimilarCommand.Create(),
        SegmentCommand.Create(),
        LoadCommand.Create(),
    ];
}
