using System.Globalization;
using System.Text.Json;

namespace ShelfEdge.Service.Commands.Bench;

/// <summary>What <c>shelfedge bench</c> measured, one frame after the other on one thread of control.</summary>
/// <param name="Model">Name and version.</param>
/// <param name="ModelInput">Size of the model input.</param>
/// <param name="Picture">Size of the frames.</param>
/// <param name="Frames">Frames measured, after the warm-up.</param>
/// <param name="Threads">Threads that work on one frame.</param>
/// <param name="Processor">Architecture and number of cores.</param>
/// <param name="DetectionsPerFrame">Mean.</param>
/// <param name="Stages">Times; the last is the sum of all stages per frame.</param>
/// <param name="AroundInference">Letterbox, decoding and suppression as a share of inference, by their medians.</param>
/// <param name="FramesPerSecond">Over all measured frames.</param>
/// <param name="AllocatedBytesPerFrame">Managed memory, medians.</param>
/// <param name="ResidentMegabytes">Of the process at the end, in units of 1,048,576 bytes.</param>
internal sealed record BenchReport(
    string Model,
    string ModelInput,
    string Picture,
    int Frames,
    int Threads,
    string Processor,
    double DetectionsPerFrame,
    IReadOnlyList<StageReport> Stages,
    double AroundInference,
    double FramesPerSecond,
    BenchAllocations AllocatedBytesPerFrame,
    double ResidentMegabytes)
{
    public async Task WriteAsync(TextWriter output, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(this, BenchJsonContext.Default.BenchReport));
            return;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Model} ({ModelInput}), {Frames} frames of {Picture}, {Threads} threads, {Processor}, ")
            + string.Create(CultureInfo.InvariantCulture, $"{DetectionsPerFrame:0.#} detections a frame"));
        await StageReport.WriteTableAsync(output, Stages);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"letterbox, decoding and suppression take {100 * AroundInference:0} % of inference"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{FramesPerSecond:0.0} frames a second, {ResidentMegabytes:0} MB resident"));
        var allocated = AllocatedBytesPerFrame;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"allocated bytes a frame: capture {allocated.Capture:0}, detection {allocated.Detection:0}, ")
            + string.Create(CultureInfo.InvariantCulture, $"stock {allocated.Stock:0}"));
    }
}
