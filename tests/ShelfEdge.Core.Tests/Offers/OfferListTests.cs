using System.Collections.Immutable;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;
using ShelfEdge.Core.Tests.Kiosk;

namespace ShelfEdge.Core.Tests.Offers;

public sealed class OfferListTests
{
    private static readonly Assortment Assortment = new(SomeShelf.Planogram(3));

    [Fact]
    public void First_offer_of_the_segment_is_found_and_one_without_segments_is_for_all()
    {
        var offers = new OfferList([Offer("a", "p0") with { Segments = ["lapsing"] }, Offer("b", "p1")]);

        Assert.Equal("a", Find(offers, "lapsing"));
        Assert.Equal("b", Find(offers, "regular"));
        Assert.Equal("b", Find(offers, null));
    }

    [Fact]
    public void Offer_of_which_nothing_is_on_the_shelf_gives_way()
    {
        var offers = new OfferList([Offer("a", "p0", "elsewhere"), Offer("b", "p0", "p1")]);

        Assert.Equal("a", Find(offers, null));
        Assert.Equal("b", Find(offers, null, item => item != 0));
        Assert.Null(Find(offers, null, _ => false));
    }

    [Fact]
    public void Offer_holds_from_its_first_moment_until_just_before_its_last()
    {
        var offers = new OfferList([Offer("a", "p0") with { From = SomeShelf.Time, Until = SomeShelf.Time.AddHours(1) }]);

        Assert.Equal([null, "a", "a", null], new[] { -1, 0, 3_599, 3_600 }.Select(second => Find(offers, null, at: SomeShelf.Time.AddSeconds(second))));
    }

    [Fact]
    public void Offers_are_found_by_their_items()
    {
        var offers = new OfferList([Offer("a", "p0", "p1"), Offer("b", "p1")]);

        Assert.Equal(["a", "b"], offers.With("p1").Select(offer => offer.Id));
        Assert.Empty(offers.With("p2"));
    }

    [Fact]
    public void Each_offer_holds_out_other_shoppers_and_about_its_share_of_them()
    {
        var key = new ShopperKey("0123456789abcdef"u8);
        ImmutableArray<Offer> offers = [Offer("a", "p0"), Offer("b", "p0")];
        var held = offers.Select(offer => Enumerable.Range(0, 4_000)
            .Select(i => key.IsHeldOut(key.OfCard($"card-{i}"), offer.Purpose, 0.25)).ToArray()).ToArray();

        Assert.All(held, one => Assert.InRange(one.Count(isHeld => isHeld), 900, 1_100));
        Assert.InRange(held[0].Zip(held[1]).Count(pair => pair is (true, true)), 180, 320);
    }

    private static Offer Offer(string id, params string[] items) =>
        new(id, ImmutableDictionary<string, string>.Empty.Add("en", id), [.. items]);

    private static string? Find(OfferList offers, string? segment, Func<int, bool>? isThere = null, DateTimeOffset? at = null) =>
        offers.Find(segment, Assortment, SomeShelf.View(Assortment, isThere ?? (_ => true)), at ?? SomeShelf.Time)?.Id;
}
