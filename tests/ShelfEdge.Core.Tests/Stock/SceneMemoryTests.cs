using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class SceneMemoryTests
{
    private const int Cell = 500;
    private const byte Grey = 100;
    private readonly SceneMemory _memory = new(learnAfter: Seconds(60), relearnAfter: Seconds(600));

    [Fact]
    public void A_cell_is_learnt_once_it_has_looked_the_same_for_long_enough()
    {
        See(0, Grey);
        See(59, Grey);
        Assert.False(_memory.IsLearnt(Cell));
        See(60, Grey);
        Assert.True(_memory.IsLearnt(Cell));
        Assert.False(_memory.IsChanged(Cell));
    }

    [Fact]
    public void A_cell_that_is_hidden_now_and_then_is_learnt_as_it_looks_most_of_the_time()
    {
        See(0, 200);
        for (var minute = 0; minute < 10 && !_memory.IsLearnt(Cell); minute++)
        {
            for (var second = 0; second < 60; second++)
            {
                See((60 * minute) + second, second < 20 ? (byte)200 : Grey);
            }
        }

        Assert.True(_memory.IsLearnt(Cell));
        See(1000, Grey);
        Assert.False(_memory.IsChanged(Cell));
    }

    [Theory]
    [InlineData(Grey + 12, 10)]
    [InlineData(Grey + 13, 0)]
    [InlineData(Grey - 13, 0)]
    public void A_cell_that_changes_by_more_than_the_motion_level_has_moved(byte luma, double stillFor)
    {
        See(0, Grey);
        See(10, luma);
        Assert.Equal(Seconds(stillFor), _memory.StillFor(Cell, Seconds(10)));
    }

    [Fact]
    public void Slow_movement_adds_up_whatever_the_frame_rate()
    {
        See(0, Grey);
        See(0.1, Grey + 5);
        See(0.2, Grey + 10);
        Assert.Equal(Seconds(0.2), _memory.StillFor(Cell, Seconds(0.2)));
        See(0.3, Grey + 15);
        Assert.Equal(TimeSpan.Zero, _memory.StillFor(Cell, Seconds(0.3)));
    }

    [Fact]
    public void After_an_interruption_every_cell_is_still_only_from_the_next_thumbnail_on()
    {
        Learn();
        _memory.Interrupt();
        See(100, Grey);
        Assert.Equal(TimeSpan.Zero, _memory.StillFor(Cell, Seconds(100)));
        Assert.True(_memory.IsLearnt(Cell));
    }

    [Theory]
    [InlineData(Grey + 20, false)]
    [InlineData(Grey + 21, true)]
    [InlineData(Grey - 21, true)]
    public void A_learnt_cell_that_differs_by_more_than_the_change_level_is_changed(byte luma, bool isChanged)
    {
        Learn();
        See(61, luma);
        Assert.Equal(isChanged, _memory.IsChanged(Cell));
    }

    [Fact]
    public void A_slow_change_of_one_cell_is_followed()
    {
        Learn();
        for (var i = 0; i < 300; i++)
        {
            See(100 + i, (byte)(Grey + (i / 5)));
            Assert.False(_memory.IsChanged(Cell));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.6)]
    public void A_change_of_exposure_changes_no_cell(double gain)
    {
        Learn();
        _memory.Update(new SceneThumbnail([.. Enumerable.Range(0, SceneThumbnail.Cells).Select(i => (byte)((80 + (i % 50)) * gain))]), Seconds(61));
        Assert.DoesNotContain(Enumerable.Range(0, SceneThumbnail.Cells), _memory.IsChanged);
    }

    [Fact]
    public void A_changed_cell_is_learnt_again_after_a_long_time_and_the_former_look_stays_known_for_as_long()
    {
        Learn();
        See(100, 200);
        See(699, 200);
        Assert.True(_memory.IsChanged(Cell));
        See(700, 200);
        Assert.False(_memory.IsChanged(Cell));

        See(701, Grey);
        Assert.False(_memory.IsChanged(Cell));
        See(702, 200);
        Assert.False(_memory.IsChanged(Cell));
        See(703, 30);
        Assert.True(_memory.IsChanged(Cell));
    }

    [Fact]
    public void A_former_look_that_was_not_seen_for_long_is_forgotten()
    {
        Learn();
        See(100, 200);
        See(700, 200);
        See(1299, 200);
        See(1300, Grey);
        Assert.True(_memory.IsChanged(Cell));
    }

    [Fact]
    public void Accept_learns_a_changed_cell_that_has_been_still_for_long_enough()
    {
        Learn();
        See(100, 200);
        See(159, 200);
        _memory.Accept(Cell, Seconds(159));
        Assert.True(_memory.IsChanged(Cell));
        See(160, 200);
        _memory.Accept(Cell, Seconds(160));
        Assert.False(_memory.IsChanged(Cell));
        See(161, 200);
        Assert.False(_memory.IsChanged(Cell));
    }

    [Fact]
    public void Update_allocates_nothing()
    {
        var scene = Scene(Grey);
        Learn();
        var second = 61;

        Assert.Equal(0, Allocations.Of(() => _memory.Update(scene, TimeSpan.FromSeconds(second++))));
    }

    private void Learn()
    {
        See(0, Grey);
        See(60, Grey);
    }

    private void See(double at, byte luma) => _memory.Update(Scene(luma), Seconds(at));

    /// <summary>A picture of which only <see cref="Cell"/> ever changes.</summary>
    private static SceneThumbnail Scene(byte luma)
    {
        var cells = Enumerable.Range(0, SceneThumbnail.Cells).Select(i => (byte)(80 + (i % 50))).ToArray();
        cells[Cell] = luma;
        return new SceneThumbnail([.. cells]);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
