using System.Globalization;
using System.Text.Json;
using ShelfEdge.Lab.Evaluation;

namespace ShelfEdge.Lab.Detection;

/// <summary>What <c>shelfedge-lab evaluate detector</c> found.</summary>
/// <param name="Model">Name and version.</param>
/// <param name="Score">Score from which a detection counts.</param>
/// <param name="Sets">In the order asked for, the graph of the manifest first.</param>
internal sealed record DetectorReport(string Model, double Score, IReadOnlyList<SetScores> Sets)
{
    public void Write(TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(this, DetectionJsonContext.Default.DetectorReport));
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Model}, counting at score {Score:0.##}"));
        output.WriteLine();
        var table = new MarkdownTable(
            output, "set", "images", "boxes", "graph", "AP", "AP50", "AP75", "precision", "recall", "F1", "count MAE", "exact count", "covered");
        foreach (SetScores row in Sets)
        {
            DetectionScores s = row.Scores;
            table.Row($"{row.Set} | {s.Images} | {s.Boxes} | {row.Graph} | {s.Ap:0.000} | {s.Ap50:0.000} | {s.Ap75:0.000} | {s.Precision:0.000} | {s.Recall:0.000} | {s.F1:0.000} | {s.CountMae:0.00} | {s.CountExact:0.000} | {s.Covered:0.000}");
        }
    }
}
