using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Core.Tests.Sight;

public sealed class CameraWatchTests
{
    private readonly WatchedShelf _watched = new();

    private DrawnShelf Shelf => _watched.Shelf;

    [Fact]
    public void Camera_that_stays_where_it_is_is_trusted() => AssertTrusted(_watched.Run(60));

    [Fact]
    public void Push_within_the_limit_is_measured_and_the_camera_stays_trusted()
    {
        (Shelf.MovedX, Shelf.MovedY) = (-9, 5);

        AssertTrusted(_watched.Run(20));

        AssertShift(-9, 5, _watched.Last.Sight.Shift);
    }

    [Fact]
    public void Thumbnail_of_a_pushed_camera_looks_as_before()
    {
        var before = _watched.Last.Scene!.Luma;
        (Shelf.MovedX, Shelf.MovedY) = (24, -6);
        _watched.Run(10);

        var after = _watched.Last.Scene!.Luma;
        var differ = before.Zip(after).Count(pair => Math.Abs(pair.First - pair.Second) > 20);
        Assert.InRange(differ, 0, before.Length / 200);
    }

    [Theory]
    [InlineData(150, 20)]
    [InlineData(-300, -60)]
    [InlineData(300, 0)]
    [InlineData(-60, 0)]
    public void Push_beyond_the_limit_is_no_evidence_at_once_and_said_after_the_settle_time(int x, int y)
    {
        (Shelf.MovedX, Shelf.MovedY) = (x, y);

        var views = _watched.Run(14);

        Assert.All(views, view => Assert.False(view.Sight.IsEvidence));
        Assert.Equal(CameraCondition.Clear, views[0].Sight.Condition);
        Assert.Equal(CameraCondition.Moved, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Camera_that_is_put_right_is_trusted_again()
    {
        Shelf.MovedX = 200;
        _watched.Run(30);
        Shelf.MovedX = 0;

        var views = _watched.Run(16);

        Assert.True(views[0].Sight.IsEvidence);
        Assert.Equal(CameraCondition.Clear, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Same_picture_again_and_again_is_frozen_after_the_set_time()
    {
        AssertTrusted(_watched.Run(28, isFrozen: true));
        _watched.Run(6, isFrozen: true);
        Assert.Equal(CameraCondition.Frozen, _watched.Last.Sight.Condition);

        _watched.Run(14);
        Assert.Equal(CameraCondition.Clear, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Picture_without_the_noise_of_the_camera_is_frozen_though_a_few_pixels_differ()
    {
        for (var i = 0; i < 24; i++)
        {
            _watched.Run(2, isFrozen: true);
            Shelf.Sample.Grey[i] ^= 1;
        }

        Assert.Equal(CameraCondition.Frozen, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Freezing_can_be_left_unsaid()
    {
        var still = new WatchedShelf(rules: new SightRules(frozenAfter: TimeSpan.Zero, learnAfter: TimeSpan.FromSeconds(10)));

        AssertTrusted(still.Run(600, isFrozen: true));
    }

    [Theory]
    [InlineData(0.03f)]
    [InlineData(0.15f)]
    public void Too_little_light_is_dark(float light)
    {
        Shelf.Light = light;
        _watched.Run(14);
        Assert.Equal(CameraCondition.Dark, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Picture_that_is_white_is_overexposed()
    {
        Shelf.Light = 20;
        _watched.Run(14);
        Assert.Equal(CameraCondition.Overexposed, _watched.Last.Sight.Condition);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(190)]
    public void Lens_with_something_plain_before_it_is_covered(int level)
    {
        Shelf.Cover = level;
        _watched.Run(14);
        Assert.Equal(CameraCondition.Covered, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Light_that_comes_back_after_a_dim_while_is_no_blur()
    {
        (Shelf.Light, Shelf.Noise) = (0.35f, 14);
        _watched.Run(600);
        (Shelf.Light, Shelf.Noise) = (1, 3);

        Assert.DoesNotContain(_watched.Run(120), view => view.Sight.Finding == CameraCondition.Blurred);
    }

    [Fact]
    public void Plain_view_from_the_start_is_doubted_for_a_while_and_then_taken_as_it_is()
    {
        var plain = new WatchedShelf(
            rules: new SightRules(learnAfter: TimeSpan.FromSeconds(10), relearnAfter: TimeSpan.FromSeconds(60)), learnSeconds: 0);
        plain.Shelf.Cover = 120;

        plain.Run(40);
        Assert.Equal(CameraCondition.Covered, plain.Last.Sight.Condition);
        plain.Run(60);
        Assert.Equal(CameraCondition.Clear, plain.Last.Sight.Condition);
    }

    [Fact]
    public void Lights_switched_on_with_the_first_frames_are_not_taken_for_noise()
    {
        var lit = new WatchedShelf(learnSeconds: 0);
        lit.Shelf.Light = 0.3f;
        lit.Run(1);
        lit.Shelf.Light = 1;

        Assert.DoesNotContain(lit.Run(120), view => view.Sight.Finding == CameraCondition.Frozen);
    }

    [Fact]
    public void Camera_that_is_covered_from_the_start_is_said_to_be()
    {
        var covered = new WatchedShelf(learnSeconds: 0);
        covered.Shelf.Cover = 120;
        covered.Run(14);
        Assert.Equal(CameraCondition.Covered, covered.Last.Sight.Condition);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Picture_that_lost_its_detail_is_blurred(int radius)
    {
        Shelf.Blur = radius;
        _watched.Run(40);
        Assert.Equal(CameraCondition.Blurred, _watched.Last.Sight.Condition);
    }

    [Fact]
    public void Glare_is_told_zone_by_zone()
    {
        Shelf.Glare = (330, 630);
        _watched.Run(4);

        Assert.True(_watched.Last.Sight.IsEvidence);
        Assert.Equal([1, 5], _watched.Last.Sight.Glare);
    }

    [Fact]
    public void Shop_day_with_sales_shoppers_and_lamps_is_never_called_dishonest()
    {
        var random = new Random(5);
        var views = new List<FrameView>();
        for (var zone = 0; zone < DrawnShelf.Zones; zone++)
        {
            Shelf.Sell(zone);
            views.AddRange(_watched.Run(6));
            Shelf.Shopper = (zone * 110, (zone * 110) + 450);
            views.AddRange(_watched.Run(8));
            Shelf.Light = zone % 2 == 0 ? 0.45f : 1.2f;
            views.AddRange(_watched.Run(6));
            (Shelf.Shopper, Shelf.Light) = (null, 1);
            views.AddRange(_watched.Run(6));
        }

        for (var zone = 0; zone < DrawnShelf.Zones; zone++)
        {
            Shelf.Restock(zone, random);
            views.AddRange(_watched.Run(6));
        }

        AssertTrusted(views);
    }

    [Fact]
    public void Shopper_before_most_of_the_shelf_hides_no_push()
    {
        Shelf.Shopper = (0, 800);
        Shelf.MovedX = 20;
        _watched.Run(20);
        AssertShift(20, 0, _watched.Last.Sight.Shift);
    }

    [Fact]
    public void What_stands_before_the_shelf_to_stay_is_learnt()
    {
        var rules = new SightRules(learnAfter: TimeSpan.FromSeconds(10), relearnAfter: TimeSpan.FromMinutes(1));
        var watched = new WatchedShelf(rules: rules);
        watched.Shelf.Shopper = (0, 1150);
        watched.Run(60);
        Assert.Equal(CameraCondition.Moved, HideTheRest());

        watched.Run(90);
        Assert.Equal(CameraCondition.Clear, HideTheRest());

        CameraCondition HideTheRest()
        {
            watched.Shelf.Glare = (1150, DrawnShelf.Width);
            watched.Run(20);
            watched.Shelf.Glare = null;
            var finding = watched.Last.Sight.Finding;
            watched.Run(20);
            return finding;
        }
    }

    [Fact]
    public void Shelf_that_repeats_itself_may_sell_out_by_half()
    {
        var watched = new WatchedShelf(learnSeconds: 0);
        watched.Shelf.Shopper = (0, DrawnShelf.Width);
        watched.Run(40);

        watched.Shelf.Glare = (700, DrawnShelf.Width);
        watched.Run(40);

        Assert.Equal(CameraCondition.Clear, watched.Last.Sight.Condition);
    }

    [Fact]
    public void Unchanged_shelf_costs_an_inference_only_now_and_then()
    {
        _watched.Run(40);
        var before = _watched.Inferences;

        var views = _watched.Run(120);

        Assert.InRange(_watched.Inferences - before, 11, 13);
        Assert.All(views, view => Assert.NotNull(view.Scene));
    }

    [Fact]
    public void Sale_is_looked_at_at_once()
    {
        _watched.Run(40);
        Shelf.Sell(3);

        Assert.All(_watched.Run(10), view => Assert.Equal(FramePlan.Infer, view.Plan));
    }

    [Fact]
    public void Frames_that_are_no_evidence_cost_no_inference()
    {
        Shelf.Cover = 120;
        Assert.All(_watched.Run(20), view => Assert.Equal(FramePlan.Skip, view.Plan));
    }

    [Fact]
    public void Camera_that_was_turned_while_the_box_was_off_is_moved()
    {
        var kept = _watched.Watch.Save()!;
        var restarted = new WatchedShelf(learnSeconds: 0);
        Assert.True(restarted.Watch.Restore(kept));
        restarted.Shelf.MovedX = 250;

        restarted.Run(14);

        Assert.Equal(CameraCondition.Moved, restarted.Last.Sight.Condition);
    }

    [Fact]
    public void What_was_learnt_for_other_zones_is_not_taken_over()
    {
        var other = new CameraWatch(DrawnShelf.Camera, [DrawnShelf.Outlines[0]], new SightRules());
        Assert.False(other.Restore(_watched.Watch.Save()));
    }

    [Fact]
    public void Damaged_file_is_refused_whatever_is_wrong_with_it()
    {
        var kept = _watched.Watch.Save()!;
        Gen.Select(Gen.Int[0, kept.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var damaged = (byte[])kept.Clone();
                damaged[at] ^= change;
                var watch = new CameraWatch(DrawnShelf.Camera, DrawnShelf.Outlines, new SightRules());
                Assert.Throws<ModelFileException>(() => watch.Restore(damaged));
            },
            iter: 100);
        Assert.Throws<ModelFileException>(() => _watched.Watch.Restore(kept.AsSpan(0, 100)));
    }

    [Fact]
    public void Registration_recovers_any_push_within_the_limit_to_a_third_of_a_pixel_of_the_grey_picture() => Gen.Select(
        Gen.Float[-48, 48], Gen.Float[-48, 48]).Sample(
        (x, y) =>
        {
            (Shelf.MovedX, Shelf.MovedY) = (x, y);
            AssertTrusted(_watched.Run(24));
            AssertShift(x, y, _watched.Last.Sight.Shift);
        },
        iter: 25, threads: 1);

    private static void AssertTrusted(IEnumerable<FrameView> views) => Assert.All(
        views, view => Assert.Equal((CameraCondition.Clear, CameraCondition.Clear), (view.Sight.Finding, view.Sight.Condition)));

    private static void AssertShift(float x, float y, ViewShift shift)
    {
        const float Third = DrawnShelf.Width / SightSample.Width / 3f;
        Assert.InRange(shift.X * DrawnShelf.Width, x - Third, x + Third);
        Assert.InRange(shift.Y * DrawnShelf.Height, y - Third, y + Third);
    }
}
