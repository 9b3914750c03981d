using CsCheck;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class ShelfRankerTests
{
    private const int Products = 20;

    private static readonly Assortment Store = new(SomeShelf.Planogram(Products, i => 1 + i));

    private static readonly KioskModel Learnt = new(Store, SomeShelf.EvenAndOdd(Products), null, null);

    private static readonly KioskModel Cold = new(Store, null, null, null);

    private static readonly ShelfView Full = SomeShelf.View(Store, _ => true);

    [Fact]
    public void Nothing_is_ever_recommended_that_is_off_the_shelf_or_was_seen_or_comes_twice() => Gen.Select(
            Gen.Bool.Array[Products], Gen.Int[0, Products - 1].Array[0, 6], Gen.Int[-1, Products - 1], Gen.Enum<RankingArm>(),
            Gen.Bool, Gen.Bool, Gen.Int[1, 12])
        .Sample((there, history, inHand, arm, isHeldOut, isLearnt, count) =>
        {
            ShelfView shelf = SomeShelf.View(Store, i => there[i]);
            KioskRequest request = SomeShelf.Request([.. history.Distinct().Select(i => $"p{i}")]) with
            {
                InHand = inHand < 0 ? null : $"p{inHand}",
                Arm = arm,
                IsHeldOut = isHeldOut,
            };
            var rules = new RankingRules(1, 20, 0.5f, 0.5f, 0.4f, OfferSeen: false);

            var ranked = SomeShelf.Rank(isLearnt ? Learnt : Cold, request, shelf, count, rules);

            Assert.All(ranked, one =>
            {
                Assert.True(there[one.Item]);
                Assert.True(shelf.IsOnShelf(one.Position));
                Assert.DoesNotContain(one.Item, history);
                Assert.NotEqual(inHand, one.Item);
            });
            Assert.Equal(ranked.Length, ranked.Select(one => one.Item).Distinct().Count());
            int open = Enumerable.Range(0, Products).Count(i => there[i] && i != inHand && !history.Contains(i));
            Assert.Equal(Math.Min(count, open), ranked.Length);
        });

    [Fact]
    public void Same_request_gives_the_same_answer_from_a_used_ranker()
    {
        var ranker = new ShelfRanker(Learnt, SomeShelf.PlainRules);
        var distances = new WalkingDistances(Store.Planogram, SomeShelf.Kiosk);
        var favourites = new Favourites(Products);
        RankedItem[] first = Rank("p0", "p2");
        _ = Rank("p1");

        Assert.Equal(first, Rank("p0", "p2"));

        RankedItem[] Rank(params string[] history)
        {
            var best = new RankedItem[5];
            Assert.Equal(5, ranker.Rank(SomeShelf.Request(history), Full, distances, favourites, best));
            return best;
        }
    }

    [Fact]
    public void Taste_decides_for_whom_it_is_known()
    {
        Assert.All(SomeShelf.Rank(Learnt, SomeShelf.Request("p0", "p4"), Full, 8), one => Assert.Equal((0, ReasonCode.ForYou), (one.Item % 2, one.Reason)));
        Assert.All(SomeShelf.Rank(Learnt, SomeShelf.Request("p1"), Full, 8), one => Assert.Equal(1, one.Item % 2));
    }

    [Fact]
    public void Product_that_is_taken_off_the_shelf_is_gone_from_the_next_answer()
    {
        int first = SomeShelf.Rank(Learnt, SomeShelf.Request("p0"), Full, 1)[0].Item;

        var after = SomeShelf.Rank(Learnt, SomeShelf.Request("p0"), SomeShelf.View(Store, i => i != first), 10);

        Assert.DoesNotContain(after, one => one.Item == first);
        Assert.NotEmpty(after);
    }

    [Fact]
    public void Walk_around_the_shelf_counts_and_not_the_line_through_it()
    {
        // p1 stands one metre behind the kiosk's shelf and 18 metres to walk, p2 six metres down the own aisle.
        var planogram = SomeShelf.Planogram(4, _ => 1) with
        {
            Map = new StoreMap(
                [new("aisle-a"), new("end"), new("aisle-b"), new("far-a")],
                [
                    new MapEdge(new("aisle-a"), new("end"), 9), new MapEdge(new("end"), new("aisle-b"), 9),
                    new MapEdge(new("aisle-a"), new("far-a"), 6),
                ],
                [new KioskPlace(SomeShelf.Kiosk, new("aisle-a"))]),
        };
        string[] nodes = ["aisle-a", "aisle-b", "far-a", "end"];
        planogram = planogram with { Positions = [.. planogram.Positions.Select((position, i) => position with { Node = new NodeId(nodes[i]) })] };
        var assortment = new Assortment(planogram);
        var rules = SomeShelf.PlainRules with { DistanceWeight = 1 };

        var ranked = SomeShelf.Rank(new KioskModel(assortment, null, null, null), SomeShelf.Request(), SomeShelf.View(assortment, _ => true), 4, rules);

        Assert.Equal([("p0", 0f), ("p2", 6f), ("p3", 9f), ("p1", 18f)], ranked.Select(one => (assortment.Items[one.Item].Product.Sku.Value, one.Metres)));
    }

    [Fact]
    public void Favourites_of_the_segment_come_first_then_the_stores_then_those_of_the_category()
    {
        var favourites = new Favourites(Products);
        favourites.Add(18, "regular");
        for (int i = 0; i < 5; i++)
        {
            favourites.Add(6, null);
        }

        KioskRequest request = SomeShelf.Request() with { Segment = "regular" };
        var ranked = SomeShelf.Rank(Cold, request, Full, 4, favourites: favourites);

        Assert.Equal(
            [(18, ReasonCode.SegmentFavourite), (6, ReasonCode.PopularHere), (7, ReasonCode.PopularCategory), (19, ReasonCode.PopularCategory)],
            ranked.Select(one => (one.Item, one.Reason)));
    }

    [Fact]
    public void Item_in_hand_brings_what_goes_with_it()
    {
        var rules = new AssociationRules([new AssociationRule(["p3"], "p10", 0.1f, 0.8f, 4), new AssociationRule(["p3"], "p11", 0.1f, 0.4f, 2)]);
        var model = new KioskModel(Store, null, null, rules);

        var ranked = SomeShelf.Rank(model, SomeShelf.Request() with { InHand = "p3" }, Full, 2);

        Assert.Equal(
            [(10, ReasonCode.BoughtWith, "p3"), (11, ReasonCode.BoughtWith, "p3")],
            ranked.Select(one => (one.Item, one.Reason, one.Other!)));
    }

    [Fact]
    public void What_is_out_gives_way_to_the_nearest_of_its_category()
    {
        // p4 and p5 make a category; the taste would offer p4.
        ShelfView shelf = SomeShelf.View(Store, i => i != 4);

        var inHand = SomeShelf.Rank(Cold, SomeShelf.Request() with { InHand = "p4" }, shelf, 3);

        Assert.Equal((5, ReasonCode.InsteadOf, "p4"), (inHand[0].Item, inHand[0].Reason, inHand[0].Other!));
    }

    [Fact]
    public void Shopper_who_is_held_out_gets_what_is_popular_whatever_their_taste()
    {
        KioskRequest even = SomeShelf.Request("p0", "p2") with { IsHeldOut = true };
        KioskRequest odd = SomeShelf.Request("p0", "p2") with { IsHeldOut = true, Segment = "regular", Arm = RankingArm.Near };

        Assert.Equal([1, 3, 4, 5], SomeShelf.Rank(Learnt, even, Full, 4).Select(one => one.Item));
        Assert.Equal(SomeShelf.Rank(Learnt, even, Full, 4), SomeShelf.Rank(Learnt, odd, Full, 4));
    }

    [Fact]
    public void Margin_and_price_count_as_configured()
    {
        var assortment = new Assortment(SomeShelf.Planogram(3, product: i => new Product(new Sku($"p{i}"), "x") { Price = 10 - i, Margin = i }));
        var model = new KioskModel(assortment, null, null, null);
        ShelfView shelf = SomeShelf.View(assortment, _ => true);

        Assert.Equal([0, 1, 2], Order(SomeShelf.PlainRules));
        Assert.Equal([2, 1, 0], Order(SomeShelf.PlainRules with { MarginWeight = 1 }));
        Assert.Equal([2, 1, 0], Order(SomeShelf.PlainRules with { PriceWeight = 0.5f }));

        IEnumerable<int> Order(RankingRules rules) => SomeShelf.Rank(model, SomeShelf.Request(), shelf, 3, rules).Select(one => one.Item);
    }

    [Fact]
    public void Diversity_brings_other_categories_forward()
    {
        var plain = SomeShelf.Rank(Cold, SomeShelf.Request(), Full, 4);
        var spread = SomeShelf.Rank(Cold, SomeShelf.Request(), Full, 4, SomeShelf.PlainRules with { Diversity = 0.5f });

        Assert.Equal(2, plain.Select(one => one.Item / 2).Distinct().Count());
        Assert.Equal(4, spread.Select(one => one.Item / 2).Distinct().Count());
    }
}
