using System.Diagnostics.Metrics;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Telemetry;

/// <summary>
/// The one meter. Rates and states that a loop must not compute are observed when someone scrapes; see
/// <see cref="PipelineInstruments"/>.
/// </summary>
internal sealed class ShelfEdgeMetrics
{
    public const string MeterName = "ShelfEdge";

    private static readonly double[] StageSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Histogram<double> _letterbox;
    private readonly Histogram<double> _inference;
    private readonly Histogram<double> _decode;

    public ShelfEdgeMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(MeterName);
        _letterbox = Stage("shelfedge.letterbox.duration", "Time to scale one frame into the model input.");
        _inference = Stage("shelfedge.inference.duration", "Time to run the network on one frame.");
        _decode = Stage("shelfedge.decode.duration", "Time to decode the output of one frame and suppress overlaps.");
    }

    public Meter Meter { get; }

    /// <summary>By the detection loop, once per frame; allocates nothing.</summary>
    public void Detected(DetectionTimings timings)
    {
        _letterbox.Record(timings.Letterbox.TotalSeconds);
        _inference.Record(timings.Inference.TotalSeconds);
        _decode.Record(timings.Decode.TotalSeconds);
    }

    private Histogram<double> Stage(string name, string description) =>
        Meter.CreateHistogram(
            name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = StageSeconds });
}
