using System.Text.Json;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Lab.Detection;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Detection;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Lab.Tests.Detection;

public sealed class DetectionFailuresTests : IDisposable
{
    private static readonly Box Left = new(0, 0, 10, 10), Middle = new(20, 0, 30, 10), Right = new(40, 0, 50, 10), Nothing = new(60, 60, 70, 70);

    private readonly LabRun _run = new();

    [Fact]
    public void Verdict_names_hits_misses_and_what_is_wrong()
    {
        var evaluation = new DetectionEvaluation(minScore: 0.5f);

        PictureVerdict verdict = evaluation.Add(
            [new Found(Left, 0, 0.9f), new Found(Nothing, 0, 0.8f), new Found(Right, 0, 0.4f)],
            new LabelledPicture(1, "p", "p", [Left, Middle, Right], []));

        Assert.Equal([Left], verdict.Hits);
        Assert.Equal([Nothing], verdict.Wrong);
        Assert.Equal([Middle, Right], verdict.Missed);
        Assert.Equal(2.0 / 5, verdict.F1);
    }

    [Fact]
    public void Worst_pictures_are_kept_in_order_and_perfect_ones_are_not()
    {
        var worst = new WorstPictures(capacity: 2);
        worst.Add(Verdict("half", hits: 10, missed: 20));
        worst.Add(Verdict("perfect", hits: 3, missed: 0));
        worst.Add(Verdict("bad", hits: 0, missed: 30));
        worst.Add(Verdict("better", hits: 50, missed: 10));
        worst.Add(Verdict("poor", hits: 10, missed: 40));

        Assert.Equal(["bad", "poor"], worst.Pictures.Select(verdict => verdict.Picture.Name));
    }

    [Fact]
    public void Picture_of_one_product_comes_after_a_shelf_that_is_half_missed()
    {
        var worst = new WorstPictures(capacity: 2);
        worst.Add(Verdict("one", hits: 0, missed: 1));
        worst.Add(Verdict("shelf", hits: 50, missed: 50));

        Assert.Equal(["shelf", "one"], worst.Pictures.Select(verdict => verdict.Picture.Name));
    }

    [Fact]
    public void Region_holds_the_most_failures_and_stays_in_the_picture()
    {
        Box[] corner = [.. Enumerable.Range(0, 5).Select(i => new Box(600 - (20 * i), 590, 610 - (20 * i), 600))];
        var verdict = new PictureVerdict(new LabelledPicture(1, "p", "p", [], []), [], [], [new Box(0, 0, 10, 10), .. corner]);

        Box region = DetectionFailures.Densest(verdict, 640, 640);

        Assert.Equal(new Box(320, 320, 640, 640), region);
    }

    [Fact]
    public async Task Failures_of_the_shipped_detector_are_drawn()
    {
        using var output = new StringWriter();
        Assert.Equal(0, await LabCommands.RunAsync(["render", "--out", _run.PathOf("scenes"), "--count", "4", "--seed", "7"], output, output));
        string failures = _run.PathOf("failures");

        Assert.Equal(0, _run.Run(
            "evaluate", "detector", "--data", _run.PathOf("scenes"), "--model", Path.Combine(Repository.Root, ModelFolder.ShippedModel),
            "--category", "product", "--failures", failures, "--worst", "2"));

        FailureIndex index = JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(failures, FailureFolder.IndexName)), FailureJsonContext.Default.FailureIndex)!;
        Assert.Equal(["scenes-1.jpg", "scenes-2.jpg"], index.Pictures.Select(picture => picture.File));
        Assert.All(index.Pictures, picture =>
            Assert.InRange(new FileInfo(Path.Combine(failures, picture.File)).Length, 1000, FailureFolder.MaxPictureBytes));
    }

    public void Dispose() => _run.Dispose();

    private static PictureVerdict Verdict(string name, int hits, int missed) => new(
        new LabelledPicture(1, name, name, [], []), [.. Enumerable.Repeat(Left, hits)], [], [.. Enumerable.Repeat(Right, missed)]);
}
