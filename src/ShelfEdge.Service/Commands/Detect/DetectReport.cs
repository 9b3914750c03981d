using System.Globalization;
using System.Text.Json;
using ShelfEdge.Service.Commands.Bench;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>What <c>shelfedge detect</c> did.</summary>
/// <param name="Model">Name and version.</param>
/// <param name="MinScore">Detections below this were left out.</param>
/// <param name="Pictures">Pictures that were read.</param>
/// <param name="Detections">In all of them.</param>
/// <param name="Gaps">With <c>--gaps</c>: in all of them.</param>
/// <param name="CutPictures">Pictures in which the model's bound on detections cut some off.</param>
/// <param name="Problems">One line for each picture that was not done.</param>
/// <param name="Stages">Times per picture.</param>
internal sealed record DetectReport(
    string Model,
    double MinScore,
    int Pictures,
    int Detections,
    int? Gaps,
    long CutPictures,
    IReadOnlyList<string> Problems,
    IReadOnlyList<StageReport> Stages)
{
    public async Task WriteAsync(TextWriter output, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(this, DetectJsonContext.Default.DetectReport));
            return;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Model}, score {MinScore:0.###} and above: {Detections} detections in {Pictures} pictures"));
        if (Gaps is { } gaps)
        {
            await output.WriteLineAsync($"{gaps} gaps between them");
        }

        if (CutPictures > 0)
        {
            await output.WriteLineAsync($"{CutPictures} pictures have more detections than the model's bound; the best are given");
        }

        await StageReport.WriteTableAsync(output, Stages);
    }
}
