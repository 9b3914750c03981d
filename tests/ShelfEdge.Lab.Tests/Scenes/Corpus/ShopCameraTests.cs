using ShelfEdge.Lab.Scenes.Corpus;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Tests.Scenes.Corpus;

public sealed class ShopCameraTests
{
    [Theory]
    [InlineData("purchases")]
    [InlineData("misplaced-items")]
    [InlineData("nudged-camera")]
    [InlineData("light-switched")]
    public void What_stands_there_is_what_can_be_seen_when_nothing_is_in_the_way(string name)
    {
        using var store = new ShopStore(ShopStore.Corpus.Single(entry => entry.Name == name), seed: 2, TextureLibrary.Empty);
        ShopCamera camera = store.Cameras[0];
        int drawn = 0;
        for (int frame = 5; frame < 3600; frame += 450)
        {
            SceneMoment moment = camera.Timeline.See(frame)!;
            if (moment.Occluders.Count == 0)
            {
                ShopPicture picture = camera.Draw(moment);
                drawn++;
                Assert.Equal(
                    Enumerable.Range(0, 8).Select(p => camera.Timeline.Standing(frame * ShopTimeline.FramePeriod, p)), picture.Visible);
                Assert.DoesNotContain(true, picture.IsHidden);
            }
        }

        Assert.InRange(drawn, 4, 8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_stands_before_the_shelf_hides_facings_and_the_zones_of_all_that_it_hides(bool isTrolley)
    {
        using ShopCamera camera = Camera(_ => { });
        SceneMoment bare = camera.Timeline.See(0)!;

        ShopPicture picture = camera.Draw(new SceneMoment(bare.Goods, [new Occluder(isTrolley ? OccluderKind.Trolley : OccluderKind.Person, 1, 5, 0.5f)], bare.View, 0));

        int[] standing = [.. camera.Shelf.Positions.Select(position => position.Capacity)];
        Assert.InRange(picture.Visible.Sum(), 0, standing.Sum() - 2);
        Assert.All(standing.Index(), entry => Assert.True(picture.Visible[entry.Index] == entry.Item || picture.IsHidden[entry.Index]));
        Assert.Contains(false, picture.IsHidden);
    }

    [Fact]
    public void A_covered_lens_shows_nothing_and_hides_every_zone()
    {
        using ShopCamera camera = Camera(script => script.Cover(0, 10, 40));

        ShopPicture picture = camera.Draw(camera.Timeline.See(0)!);

        Assert.All(picture.Visible, seen => Assert.Equal(0, seen));
        Assert.DoesNotContain(false, picture.IsHidden);
    }

    [Fact]
    public void The_same_moment_gives_the_same_bytes_on_another_camera_of_the_same_seed()
    {
        using ShopCamera first = Camera(script => script.PassBy(0));
        using ShopCamera second = Camera(script => script.PassBy(0));

        byte[] jpeg = first.Draw(first.Timeline.See(2)!).Jpeg;

        Assert.Equal(jpeg, second.Draw(second.Timeline.See(2)!).Jpeg);
        Assert.NotEqual(jpeg, first.Draw(first.Timeline.See(8)!).Jpeg);
    }

    private static ShopCamera Camera(Action<ShopScript> write) => new(1, TextureLibrary.Empty, write, new Random(11));
}
