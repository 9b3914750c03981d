using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Sight;
using ShelfEdge.Vision.Tests.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Vision.Tests.Sight;

public sealed class GapSearchTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Frames _frames = new();
    private readonly RowDetector _detector = new();

    public void Dispose()
    {
        _detector.Dispose();
        _frames.Dispose();
    }

    [Fact]
    public void Gaps_between_products_are_found_without_a_planogram_the_widest_first()
    {
        using var sight = New(TimeSpan.FromSeconds(10));
        _detector.Missing = [2, 5, 6];

        var result = sight.Inspect(Frame(0), out _);

        Assert.Equal(7, result.Detections.Length);
        Assert.Equal(
            [(2, 500), (1, 200)],
            result.Gaps!.Value.Select(gap => ((int)Math.Round(gap.Facings), (int)Math.Round(gap.Box.X1 / RowDetector.Step) * RowDetector.Step)));
    }

    [Fact]
    public void A_camera_is_searched_again_only_after_the_interval()
    {
        using var sight = New(TimeSpan.FromSeconds(10));

        Assert.NotNull(sight.Inspect(Frame(0), out _).Gaps);
        Assert.Null(sight.Inspect(Frame(9.9), out _).Gaps);
        Assert.NotNull(sight.Inspect(Frame(10), out _).Gaps);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_search()
    {
        using var sight = New(TimeSpan.FromSeconds(10));
        sight.Inspect(Frame(3600), out _);

        Assert.NotNull(sight.Inspect(Frame(0), out _).Gaps);
    }

    [Fact]
    public void With_no_interval_nothing_is_searched()
    {
        using var sight = New(TimeSpan.Zero);

        Assert.Null(sight.Inspect(Frame(0), out _).Gaps);
        Assert.Equal(1, _detector.Calls);
    }

    [Fact]
    public void A_frame_with_too_many_products_is_not_searched_and_counted()
    {
        using var sight = New(TimeSpan.FromSeconds(10));
        _detector.Crowd = GapSearch.MostProducts + 1;

        Assert.Null(sight.Inspect(Frame(0), out _).Gaps);
        Assert.Equal(1, sight.SkippedGaps);
    }

    [Fact]
    public void Gaps_that_the_model_sees_are_taken_as_they_are()
    {
        using var detector = new RowDetector(seesGaps: true);
        using var sight = new SightedDetector(detector, [], TimeSpan.FromSeconds(10));

        var gap = Assert.Single(sight.Inspect(Frame(0), out _).Gaps!.Value);

        Assert.Equal((RowDetector.SeenGap, 0.8f), (gap.Box, gap.Score));
    }

    private SightedDetector New(TimeSpan every) => new(_detector, [], every);

    private Frame Frame(double seconds)
    {
        var frame = _frames.Black(1280, 720);
        frame.CapturedAt = Start.AddSeconds(seconds);
        return frame;
    }

    /// <summary>Finds one row of ten products, some of which are missing.</summary>
    private sealed class RowDetector(bool seesGaps = false) : IDetector
    {
        public const int Step = 100;
        public static readonly Box SeenGap = new(500, 200, 560, 300);

        public int[] Missing { get; set; } = [];

        public int Crowd { get; set; }

        public int Calls { get; private set; }

        public ModelManifest Manifest { get; } = SampleManifest.Create() is var manifest && seesGaps
            ? manifest with { Output = new ShelfEdgeOutput("scores", "distances", [8, 16], "gaps") }
            : manifest;

        public int MaxDetections => 2 * GapSearch.MostProducts;

        public int Detect(Frame frame, Span<Found> detections, out DetectionTimings timings)
        {
            timings = default;
            Calls++;
            var count = 0;
            for (var i = 0; i < Math.Max(10, Crowd); i++)
            {
                if (!Missing.Contains(i))
                {
                    var left = i % 10 * Step;
                    detections[count++] = new Found(new Box(left, 200, left + Step - 4, 300), 0, 0.9f);
                }
            }

            return count;
        }

        public int Detect(
            Frame frame, Span<Found> detections, Span<Found> gaps, out int gapCount, out DetectionTimings timings)
        {
            gapCount = 0;
            if (!gaps.IsEmpty)
            {
                gaps[gapCount++] = new Found(SeenGap, 0, 0.8f);
            }

            return Detect(frame, detections, out timings);
        }

        public void Dispose()
        {
        }
    }
}
