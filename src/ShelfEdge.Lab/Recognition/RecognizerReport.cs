using System.Globalization;
using System.Text.Json;
using ShelfEdge.Lab.Evaluation;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Recognition;

/// <summary>What <c>shelfedge-lab evaluate recognizer</c> found.</summary>
/// <param name="Model">Name and version.</param>
/// <param name="Score">Cosine from which a SKU is accepted.</param>
/// <param name="Seed">Of all draws.</param>
/// <param name="Sets">In the order asked for, the graph of the manifest first.</param>
internal sealed record RecognizerReport(string Model, double Score, int Seed, IReadOnlyList<RecognizedSet> Sets)
{
    public void Write(TextWriter output, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(this, RecognitionJsonContext.Default.RecognizerReport));
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Model}, accepting at cosine {Score:0.##}; 95 % of {Estimate.Draws} draws of the crops lie in the interval"));
        output.WriteLine();
        var closed = new MarkdownTable(output, "set", "SKUs", "groups", "graph", "references a SKU", "tests", "top-1", "interval");
        foreach (RecognizedSet row in Sets)
        {
            foreach (RecognitionScores scores in row.Closed)
            {
                string references = scores.References?.ToString(CultureInfo.InvariantCulture) ?? "all";
                closed.Row($"{row.Set} | {row.Skus} | {row.Groups} | {row.Graph} | {references} | {scores.Tests} | {scores.Top1.Mean:0.000} | {scores.Top1.Low:0.000} to {scores.Top1.High:0.000}");
            }
        }

        output.WriteLine();
        var open = new MarkdownTable(
            output, "set, half of the SKUs known", "graph", "AUROC", "interval", "accepted of known", "accepted and right", "accepted of unknown");
        foreach (RecognizedSet row in Sets)
        {
            if (row.OpenSet is { } scores)
            {
                open.Row($"{row.Set} | {row.Graph} | {scores.Auroc.Mean:0.000} | {scores.Auroc.Low:0.000} to {scores.Auroc.High:0.000} | {scores.AcceptedKnown:0.000} | {scores.AcceptedRight:0.000} | {scores.AcceptedUnknown:0.000}");
            }
        }
    }
}
