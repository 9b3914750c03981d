using ShelfEdge.Core.Insight;
using ShelfEdge.Lab.Evaluation;

namespace ShelfEdge.Lab.Insight;

/// <summary>Prints a logistic model and how good its probabilities are.</summary>
internal static class LogisticReport
{
    public static void WriteModel(TextWriter output, LogisticModel model)
    {
        var table = new MarkdownTable(output, "feature", "mean", "deviation", "log-odds a deviation", "95 % interval");
        foreach (LogisticTerm term in model.Terms)
        {
            table.Row($"{term.Name} | {term.Mean:G4} | {term.Deviation:G4} | {term.Coefficient:F3} | {term.Low:F3} to {term.High:F3}");
        }

        output.WriteLine();
    }

    public static void WriteScores(TextWriter output, IReadOnlyList<(string Model, ProbabilityScores Scores)> judged)
    {
        var table = new MarkdownTable(output, "model", "rows", "events", "AUC", "Brier", "Brier of the base rate");
        foreach ((string model, ProbabilityScores scores) in judged)
        {
            table.Row($"{model} | {scores.Rows} | {scores.Events} | {scores.Auc:F4} | {scores.Brier:F4} | {scores.BaseBrier:F4}");
        }

        output.WriteLine();
        var bins = new MarkdownTable(output, ["model", "rows", "told", "happened"]);
        foreach ((string model, ProbabilityScores scores) in judged)
        {
            foreach (CalibrationBin bin in scores.Calibration)
            {
                bins.Row($"{model} | {bin.Rows} | {bin.Told:F3} | {bin.Happened:F3}");
            }
        }
    }
}
