using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Lab.Replay;
using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Tests.Replay;

/// <summary>Minutes of shop time with the shipped detector.</summary>
public sealed class ReplayRunTests : IDisposable
{
    private static readonly CorpusScenario SoldOut = new(90, "sold-out", "a product sells out, then the camera dies", TimeSpan.FromMinutes(7), 1, script =>
    {
        script.SellOut(130, 210, 0);
        script.Outage(340, 420);
    });

    private static readonly CorpusScenario TwoViews = new(91, "two-views", "a purchase before each of two cameras", TimeSpan.FromSeconds(90), 2, script => script.Buy(30, 2, 2));

    private readonly OnnxDetector _detector = OnnxDetector.Open(
        new DetectorOptions { ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedModel), Threads = 1 }, TimeProvider.System);

    [Fact]
    public void A_product_that_sells_out_is_told_once_and_a_dead_camera_is_known_to_see_nothing()
    {
        using var store = new ShopStore(SoldOut, seed: 1, TextureLibrary.Empty);
        var run = new ReplayRun(store, _detector, new RestockRules());

        ReplayFigures figures = ReplayFigures.Of("short", run.Play(TestContext.Current.CancellationToken));

        Assert.Equal((1, 1, 0), (figures.AlertsRaised, figures.EmptyEpisodes, figures.EmptyMissed));
        Assert.Equal((0, 0), (figures.FalseLow, figures.FalseEmpty));
        Assert.InRange(figures.CountExact!.Value, 0.9, 1);
        Assert.InRange(figures.EmptySeconds!.Median, 20, 90);
        Assert.InRange(figures.UnknownWhileBlind!.Value, 0.4, 0.7);
        Assert.Equal(170, figures.Frames);
        Assert.InRange(figures.Pictures, 20, 100);
        AssertRaisedOnceWhileOpen(run.Decisions);
    }

    [Fact]
    public void The_same_frames_give_the_same_events_and_the_order_of_the_cameras_changes_nothing()
    {
        List<StockDecision> first = Play(0, 1);

        Assert.NotEmpty(first);
        Assert.Equal(first.Select(Describe), Play(0, 1).Select(Describe));
        Assert.Equal(ByPosition(first), ByPosition(Play(1, 0)));
    }

    public void Dispose() => _detector.Dispose();

    private static void AssertRaisedOnceWhileOpen(IEnumerable<StockDecision> decisions)
    {
        var open = new HashSet<PositionId>();
        foreach (RestockAlert alert in decisions.SelectMany(decision => decision.Alerts))
        {
            Assert.Equal(alert.Phase == AlertPhase.Raised, !open.Contains(alert.Position));
            _ = alert.Phase == AlertPhase.Cleared ? open.Remove(alert.Position) : open.Add(alert.Position);
        }
    }

    private static IEnumerable<string> ByPosition(List<StockDecision> decisions) => decisions
        .SelectMany(decision => decision.Changes)
        .GroupBy(change => change.Position.Value)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => group.Select(change => change.ToString()));

    private static string Describe(StockDecision decision) =>
        string.Join('\n', decision.Changes.Cast<object>().Concat(decision.Alerts));

    private List<StockDecision> Play(params int[] order)
    {
        ShopCamera[] cameras = [.. order.Select(index =>
            new ShopCamera(index + 1, TextureLibrary.Empty, TwoViews.Write, new Random(TwoViews.SeedOf(3, index + 1))))];
        using var store = new ShopStore(TwoViews, cameras);
        var run = new ReplayRun(store, _detector, new RestockRules());
        run.Play(TestContext.Current.CancellationToken);
        return run.Decisions;
    }
}
