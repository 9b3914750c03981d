using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary><c>recommender</c>, under <c>shelfedge-lab train</c>.</summary>
internal static class TrainRecommenderCommand
{
    private static readonly RecommenderSettings Defaults = new();

    public static Command Create()
    {
        Option<string> interactions = RecommenderOptions.Interactions("What users did");
        var output = new Option<string>("--out") { Description = "Folder for the model; made when missing.", Required = true };
        var feedback = new Option<FeedbackKind>("--feedback")
        {
            Description = "Whether weights are amounts (implicit) or ratings.",
            DefaultValueFactory = _ => Defaults.Feedback,
        };
        Option<int> factors = RecommenderOptions.Factors();
        Option<int> iterations = new Option<int>("--iterations")
        {
            Description = "Times both sides are solved.",
            DefaultValueFactory = _ => Defaults.Iterations,
        }.Between(1, 1_000);
        Option<float> unobserved = Number("--unobserved-weight", "Confidence in a pair never seen.", Defaults.UnobservedWeight)
            .Between(1e-6f, 1e6f);
        Option<float> regularization = Number("--regularization", "Cost of a vector's length.", Defaults.Regularization)
            .Between(1e-9f, 1e9f);
        Option<float> exponent = Number("--exponent", "How far that cost grows with a row's frequency.", Defaults.Exponent).Between(0, 2);
        Option<float> amountScale = Number("--amount-scale", "How far often counts more than once.", Defaults.AmountScale).Between(0, 100);
        Option<float> halfLife = Number("--half-life", "Days after which a purchase counts half; 0 for never.", Defaults.HalfLifeDays)
            .Between(0, 100_000);
        Option<int> neighbours = RecommenderOptions.Neighbours();
        Option<int> seed = RecommenderOptions.Seed("Of the first vectors. The same seed gives the same model.");
        Option<int> jobs = RecommenderOptions.Jobs();
        var command = new Command("recommender", "Trains a recommender on what users did.")
        {
            interactions, output, feedback, factors, iterations, unobserved, regularization, exponent, amountScale, halfLife,
            neighbours, seed, jobs,
        };
        command.SetAction((result, cancellation) => Task.FromResult(LabAction.Run(result, () => Train(
            result.GetRequiredValue(interactions),
            new RecommenderDirectory(result.GetRequiredValue(output)),
            new RecommenderSettings
            {
                Feedback = result.GetValue(feedback),
                Factors = result.GetValue(factors),
                Iterations = result.GetValue(iterations),
                UnobservedWeight = result.GetValue(unobserved),
                Regularization = result.GetValue(regularization),
                Exponent = result.GetValue(exponent),
                AmountScale = result.GetValue(amountScale),
                HalfLifeDays = result.GetValue(halfLife),
                Seed = result.GetValue(seed),
            },
            result.GetValue(neighbours),
            new ParallelOptions { MaxDegreeOfParallelism = result.GetValue(jobs), CancellationToken = cancellation },
            result.InvocationConfiguration.Output))));
        return command;
    }

    private static void Train(
        string interactions,
        RecommenderDirectory directory,
        RecommenderSettings settings,
        int neighbours,
        ParallelOptions parallel,
        TextWriter output)
    {
        InteractionHistory history = InteractionHistory.Read(interactions);
        output.WriteLine($"{history.Events.Count} interactions of {history.Users.Count} users with {history.Items.Count} items");
        FactorModel model = RecommenderTraining.Train(history, settings, parallel, (iteration, loss) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"iteration {iteration}: loss {loss:F2}")));
        InteractionMatrix pairs = HistoryWeighting.ToMatrix(history, HistoryWeighting.Weigh(history, ConfidenceRules.Plain));
        directory.Write(model, ItemNeighbours.Find(pairs, neighbours, parallel));
        output.WriteLine($"{directory.ModelFile}: {new FileInfo(directory.ModelFile).Length} bytes");
        output.WriteLine($"{directory.NeighboursFile}: {new FileInfo(directory.NeighboursFile).Length} bytes");
    }

    private static Option<float> Number(string name, string description, float standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
