using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class ShopperKeyTests
{
    private static readonly ShopperKey Key = new("0123456789abcdef"u8);

    [Fact]
    public void Card_has_the_same_id_under_the_same_key_only()
    {
        Assert.Equal(Key.OfCard("4711"), new ShopperKey("0123456789abcdef"u8).OfCard("4711"));
        Assert.NotEqual(Key.OfCard("4711"), new ShopperKey("0123456789abcdeF"u8).OfCard("4711"));
        Assert.NotEqual(Key.OfCard("4711"), Key.OfCard("4712"));
        Assert.NotEqual(Key.OfCard("a/4711"), Key.OfSession("a", "4711"));
        Assert.NotEqual(Key.OfSession("b", "4711"), Key.OfSession("a", "4711"));
    }

    [Fact]
    public void Id_reads_as_it_was_written()
    {
        ShopperId id = Key.OfCard("4711");

        Assert.True(ShopperId.TryParse(id.ToString(), out ShopperId read));
        Assert.Equal(id, read);
        Assert.Equal(id, ShopperId.Read(id.ToBytes()));
        Assert.False(ShopperId.TryParse("4711", out _));
        Assert.False(ShopperId.TryParse(new string('g', 32), out _));
        Assert.False(ShopperId.TryParse(null, out _));
    }

    [Fact]
    public void Longest_names_are_hashed() => Assert.NotEqual(
        Key.OfSession(new string('k', 64), new string('茶', ShopperKey.MostCharacters)),
        Key.OfSession(new string('k', 64), new string('茶', ShopperKey.MostCharacters - 1)));

    [Fact]
    public void Held_out_is_about_the_share_and_differs_by_purpose()
    {
        ShopperId[] shoppers = [.. Enumerable.Range(0, 5_000).Select(card => Key.OfCard($"{card}"))];

        int one = shoppers.Count(shopper => Key.IsHeldOut(shopper, "recommend", 0.2));
        int both = shoppers.Count(shopper => Key.IsHeldOut(shopper, "recommend", 0.2) && Key.IsHeldOut(shopper, "offer/tea", 0.2));

        Assert.InRange(one, 880, 1_120);
        Assert.InRange(both, 140, 260);
        Assert.DoesNotContain(shoppers, shopper => Key.IsHeldOut(shopper, "recommend", 0));
    }

    [Fact]
    public void Short_key_is_refused() => Assert.Throws<ArgumentException>(() => new ShopperKey("short"u8));
}
