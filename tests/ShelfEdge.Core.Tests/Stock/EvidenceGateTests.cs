using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class EvidenceGateTests
{
    private const byte Board = 190;
    private const byte Coat = 40;

    private static readonly EvidenceRules Rules = new(
        settleAfter: TimeSpan.FromSeconds(2),
        suddenLossHold: TimeSpan.FromSeconds(10),
        occlusionHold: TimeSpan.FromSeconds(100),
        learnAfter: TimeSpan.FromSeconds(20));

    // One zone in the middle of the grid: columns 40 to 87, rows 24 to 47.
    private readonly EvidenceGate _gate = new(
        new PlanogramCamera(new CameraId("camera-1"), 1280, 720),
        [Zone("p0", 400, 240, 880, 480)],
        Rules);

    private int _believed = 4;
    private double _now;

    [Fact]
    public void All_that_is_believed_is_evidence_and_so_is_more()
    {
        Settle();
        Assert.Equal(Verdict.Clean, Judge(4, Board));
        Assert.Equal(Verdict.Clean, Judge(6, Board));
    }

    [Fact]
    public void Less_is_evidence_in_a_still_view_as_learnt()
    {
        Settle();
        Assert.Equal(Verdict.Clean, Judge(3, Board));
        Assert.Equal(Verdict.Clean, Judge(2, Board));
    }

    [Fact]
    public void Less_is_no_evidence_before_changed_surroundings_however_long()
    {
        Settle();
        Judge(3, Coat);
        for (var i = 0; i < 1000; i++)
        {
            Judge(3, Coat);
        }

        Assert.Equal(Verdict.Blocked, Judge(3, Coat));
    }

    [Fact]
    public void All_that_is_believed_is_evidence_before_changed_surroundings_too()
    {
        Settle();
        Judge(4, Coat);
        Judge(4, Coat);
        Assert.Equal(Verdict.Clean, Judge(4, Coat));
    }

    [Fact]
    public void Whoever_stands_still_before_a_position_of_which_all_is_seen_stands_before_it_all_the_same()
    {
        Settle();
        Judge(4, Board);
        Assert.True(_gate.IsUnobstructed(0));

        Judge(4, Coat);
        Judge(4, Coat);
        Assert.Equal(Verdict.Clean, Judge(4, Coat));
        Assert.False(_gate.IsUnobstructed(0));
    }

    [Fact]
    public void Movement_confirms_what_is_believed_and_is_no_evidence_for_less()
    {
        Settle();
        Assert.Equal(Verdict.Confirmed, Judge(4, Coat));
        Assert.Equal(Verdict.Confirmed, Judge(7, Board));
        Assert.Equal(Verdict.Moving, Judge(3, Coat));
    }

    [Fact]
    public void The_view_is_still_again_after_the_settling_time()
    {
        Settle();
        Judge(4, Coat);
        Judge(4, Board);
        Assert.Equal(Verdict.Moving, Judge(3, Board));
        Assert.Equal(Verdict.Clean, Judge(3, Board));
    }

    [Fact]
    public void Nothing_seen_where_nothing_is_believed_is_evidence_only_in_a_clear_view()
    {
        _believed = 0;
        Settle(0);
        Assert.Equal(Verdict.Clean, Judge(0, Board));
        Judge(0, Coat);
        Judge(0, Coat);
        Assert.Equal(Verdict.Blocked, Judge(0, Coat));
        Assert.Equal(Verdict.Clean, Judge(2, Coat));
    }

    [Fact]
    public void A_sudden_loss_is_evidence_once_it_has_lasted_in_a_clear_view()
    {
        Settle();
        Assert.Equal(Verdict.Doubted, Judge(1, Board));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Verdict.Doubted, Judge(1, Board));
        }

        Assert.Equal(Verdict.Clean, Judge(1, Board));
    }

    [Fact]
    public void Movement_stops_the_clock_of_a_doubt_and_a_blocked_view_sets_it_back()
    {
        Settle();
        JudgeFor(8, 1, Board); // The doubt begins with the second of them: 6 seconds.
        Judge(1, Coat); // Moves, and its surroundings are changed: back to 0.
        JudgeFor(2, 1, Board);
        JudgeFor(8, 1, Board);
        Assert.Equal(Verdict.Doubted, Judge(1, Board));
        Assert.Equal(Verdict.Clean, Judge(1, Board));
    }

    [Fact]
    public void Before_the_surroundings_are_learnt_a_sudden_loss_must_last_for_the_occlusion_hold()
    {
        // Without a thumbnail they never are.
        JudgeFor(5, 4, null);
        JudgeFor(102, 1, null);
        Assert.Equal(Verdict.Clean, Judge(1, null));
        Assert.Equal(Verdict.Clean, Judge(0, null));
    }

    [Fact]
    public void A_doubt_ends_when_everything_is_seen_again()
    {
        Settle();
        JudgeFor(8, 1, Board);
        JudgeFor(3, 4, Board);
        Assert.Equal(Verdict.Doubted, Judge(1, Board));
        JudgeFor(10, 1, Board);
        Assert.Equal(Verdict.Clean, Judge(1, Board));
    }

    [Fact]
    public void At_the_first_look_few_facings_are_doubted_and_enough_are_evidence()
    {
        _believed = EvidenceGate.NothingBelieved;
        JudgeFor(3, 2, null);
        Assert.Equal(Verdict.Clean, Judge(2, null));
        Assert.Equal(Verdict.FewAtFirst, Judge(1, null));
        JudgeFor(98, 1, null);
        Assert.Equal(Verdict.FewAtFirst, Judge(1, null));
        Assert.Equal(Verdict.Clean, Judge(1, null));
    }

    [Fact]
    public void After_an_interruption_a_zone_must_settle_anew()
    {
        Settle();
        _gate.Interrupt();
        Assert.Equal(Verdict.Moving, Judge(3, Board));
        Assert.Equal(Verdict.Moving, Judge(3, Board));
        Assert.Equal(Verdict.Clean, Judge(3, Board));
    }

    private static Position Zone(string id, float x1, float y1, float x2, float y2) => new(
        new PositionId(id), new ShelfId("s"), new Sku("4001"), new CameraId("camera-1"),
        Core.Geometry.Polygon.FromBox(new(x1, y1, x2, y2)), 4, 1);

    /// <summary>Long enough for everything to be learnt.</summary>
    private void Settle(int count = 4) => JudgeFor(30, count, Board);

    private void JudgeFor(int frames, int count, byte? surroundings)
    {
        for (var i = 0; i < frames; i++)
        {
            Judge(count, surroundings);
        }
    }

    /// <summary>A second passes; then a frame shows the count, and a bar of some brightness under the zone.</summary>
    private Verdict Judge(int count, byte? surroundings)
    {
        _now++;
        var verdicts = new Verdict[1];
        _gate.Judge(surroundings is { } luma ? Scene(luma) : null, [count], [_believed], TimeSpan.FromSeconds(_now), verdicts);
        return verdicts[0];
    }

    private static SceneThumbnail Scene(byte bar)
    {
        var cells = new byte[SceneThumbnail.Cells];
        Array.Fill(cells, Board);
        for (var row = 48; row < 54; row++)
        {
            cells.AsSpan((row * SceneThumbnail.Columns) + 40, 48).Fill(bar);
        }

        return new SceneThumbnail([.. cells]);
    }
}
