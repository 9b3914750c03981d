using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Lab.Replay;

namespace ShelfEdge.Lab.Tests.Replay;

/// <summary>Histories of one position with capacity 4 and low threshold 1, written by hand, whose figures are known.</summary>
public sealed class PositionJudgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly ReplayTally _tally = new();
    private readonly PositionJudge _judge;
    private int _second;

    public PositionJudgeTests()
    {
        _judge = new PositionJudge(_tally);
        Pass(120, standing: 4, believed: 4, PositionState.Unknown);
    }

    [Fact]
    public void The_first_two_minutes_count_for_nothing_but_alerts()
    {
        Assert.Equal(0, _tally.PositionSeconds);

        _judge.Add(Alert(AlertPhase.Raised, AlertKind.Low), new PositionTruth(4, 1, Sight.Clean));

        Assert.Equal(1, _tally.FalseLow);
    }

    [Fact]
    public void Exact_share_and_error_are_those_of_clean_time_and_unknown_is_never_exact()
    {
        Pass(60, standing: 4, believed: 4);
        Pass(20, standing: 4, believed: 2);
        Pass(10, standing: 4, believed: 4, PositionState.Unknown);
        Pass(10, standing: 4, believed: 3);
        Pass(50, standing: 4, believed: 1, sight: Sight.Obstructed);

        ReplayFigures figures = Figures();

        Assert.Equal(0.6, figures.CountExact!.Value, 9);
        Assert.Equal(((20 * 2) + 10) / 90.0, figures.CountMae!.Value, 9);
        Assert.Equal(10 / 150.0, figures.Unknown!.Value, 9);
        Assert.Equal(0.1, figures.UnknownWhileClean!.Value, 9);
        Assert.Null(figures.UnknownWhileBlind);
    }

    [Fact]
    public void A_low_and_an_empty_time_are_known_after_the_seconds_that_passed()
    {
        Pass(10, standing: 4, believed: 4);
        Pass(31, standing: 1, believed: 1);
        Pass(10, standing: 1, believed: 1, PositionState.Low, AlertKind.Low);
        Pass(41, standing: 0, believed: 1, PositionState.Low, AlertKind.Low);
        Pass(10, standing: 0, believed: 0, PositionState.Empty, AlertKind.Empty);
        Pass(10, standing: 4, believed: 4);

        ReplayFigures figures = Figures();

        Assert.Equal((1, 0, 0), (figures.LowEpisodes, figures.LowMissed, figures.LowNotDue));
        Assert.Equal(new Spread(1, 31, 31, 31), figures.LowSeconds);
        Assert.Equal((1, 0, 0), (figures.EmptyEpisodes, figures.EmptyMissed, figures.EmptyNotDue));
        Assert.Equal(new Spread(1, 41, 41, 41), figures.EmptySeconds);
    }

    [Theory]
    [InlineData(121, true, 1, 0)]
    [InlineData(119, true, 0, 1)]
    [InlineData(900, false, 0, 1)]
    public void An_empty_time_without_an_alert_is_missed_when_it_was_seen_for_two_minutes(int seconds, bool isClean, int missed, int notDue)
    {
        Pass(seconds, standing: 0, believed: 4, sight: isClean ? Sight.Clean : Sight.Obstructed);
        Pass(10, standing: 4, believed: 4);

        ReplayFigures figures = Figures();

        Assert.Equal((1, missed, notDue), (figures.EmptyEpisodes, figures.EmptyMissed, figures.EmptyNotDue));
        Assert.Null(figures.EmptySeconds);
    }

    [Fact]
    public void An_alert_is_false_when_the_truth_has_it_not_and_getting_better_is_no_alert()
    {
        var low = new PositionTruth(1, 1, Sight.Clean);
        _judge.Add(Alert(AlertPhase.Raised, AlertKind.Low), low);
        _judge.Add(Alert(AlertPhase.Updated, AlertKind.Empty), low);
        _judge.Add(Alert(AlertPhase.Updated, AlertKind.Low), low with { Standing = 3 });
        _judge.Add(Alert(AlertPhase.Cleared, AlertKind.Low), low with { Standing = 3 });
        _judge.Add(Alert(AlertPhase.Raised, AlertKind.Low), low with { Standing = 0 });
        _tally.CameraSeconds = 43_200;

        ReplayFigures figures = Figures();

        Assert.Equal((2, 0, 1), (figures.AlertsRaised, figures.FalseLow, figures.FalseEmpty));
        Assert.Equal(2, figures.FalseAlertsPerCameraDay);
    }

    [Fact]
    public void Recovery_is_the_clean_time_until_what_is_believed_is_right()
    {
        Pass(10, standing: 4, believed: 4);
        Pass(30, standing: 4, believed: 4, sight: Sight.Obstructed);
        Pass(5, standing: 4, believed: 4);
        Pass(30, standing: 3, believed: 4, sight: Sight.Obstructed);
        Pass(6, standing: 3, believed: 4);
        Pass(30, standing: 3, believed: 4, sight: Sight.Blind);
        Pass(4, standing: 3, believed: 4);
        Pass(5, standing: 3, believed: 3);
        Pass(5, standing: 2, believed: 3, sight: Sight.Obstructed);
        Pass(5, standing: 2, believed: 3);

        ReplayFigures figures = Figures();

        Assert.Equal(new Spread(2, 0, 10, 10), figures.RecoverySeconds);
        Assert.Equal(1, figures.NotRecovered);
    }

    [Fact]
    public void Frames_until_empty_are_those_of_clean_sight_after_another_such_frame()
    {
        // A frame comes every second second.
        Pass(10, standing: 1, believed: 1);
        Pass(10, standing: 0, believed: 1, sight: Sight.Obstructed);
        Pass(6, standing: 0, believed: 1);
        Pass(4, standing: 0, believed: 0);

        Assert.Equal(new Spread(1, 3, 3, 3), Figures().EmptyFrames);
    }

    [Fact]
    public void Tallies_add_up_and_ranks_are_the_nearest()
    {
        var first = new ReplayTally { ShopSeconds = 3600, CameraSeconds = 7200, Raised = 1 };
        first.RecoverySeconds.AddRange([5, 1]);
        var second = new ReplayTally { ShopSeconds = 1800, CameraSeconds = 1800, FalseEmpty = 1 };
        second.RecoverySeconds.AddRange(Enumerable.Range(6, 18).Select(value => (double)value));

        first.Add(second);
        ReplayFigures figures = ReplayFigures.Of("both", first);

        Assert.Equal((1.5, 0.1041666667), (figures.ShopHours, Math.Round(figures.CameraDays, 10)));
        Assert.Equal(9.6, figures.FalseAlertsPerCameraDay, 9);
        Assert.Equal(new Spread(20, 13, 22, 23), figures.RecoverySeconds);
    }

    private static RestockAlert Alert(AlertPhase phase, AlertKind kind) => new(
        Guid.Empty, kind, phase, new PositionId("p"), new Sku("s"), new CameraId("c"), 1, 4, Start, Start);

    private ReplayFigures Figures()
    {
        _judge.End();
        return ReplayFigures.Of("history", _tally);
    }

    private void Pass(
        int seconds, int standing, int believed, PositionState state = PositionState.Full, AlertKind? open = null, Sight sight = Sight.Clean)
    {
        var stock = new PositionStock(
            new PositionId("p"), new Sku("s"), new CameraId("c"), believed, 4, 1, state, Start, Start, state == PositionState.Unknown ? "reason" : null);
        for (int i = 0; i < seconds; i++)
        {
            _judge.Add(new PositionTruth(standing, 1, sight), stock, open, isFrame: _second++ % 2 == 0, 1);
        }
    }
}
