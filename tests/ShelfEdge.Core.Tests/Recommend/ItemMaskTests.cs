using CsCheck;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class ItemMaskTests
{
    [Fact]
    public void Mask_agrees_with_a_set()
    {
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 1_000]).Sample((count, seed) =>
        {
            var random = new Random(seed);
            var mask = new ItemMask(count);
            var expected = new SortedSet<int>();
            for (int i = 0; i < count; i++)
            {
                int item = random.Next(count);
                bool isIn = random.Next(3) > 0;
                mask[item] = isIn;
                _ = isIn ? expected.Add(item) : expected.Remove(item);
            }

            var found = new List<int>();
            for (int item = mask.Next(0); item >= 0; item = mask.Next(item + 1))
            {
                found.Add(item);
            }

            Assert.Equal(expected, found);
            Assert.All(Enumerable.Range(0, count), item => Assert.Equal(expected.Contains(item), mask[item]));
        });
    }

    [Fact]
    public void Empty_mask_has_no_next() => Assert.Equal(-1, new ItemMask(0).Next(0));

    [Theory]
    [InlineData(-1)]
    [InlineData(70)]
    public void Item_outside_is_refused(int item) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItemMask(70)[item] = true);
}
