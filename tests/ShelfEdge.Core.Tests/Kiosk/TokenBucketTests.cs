using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Core.Tests.Kiosk;

public sealed class TokenBucketTests
{
    [Fact]
    public void Burst_passes_at_once_and_then_the_rate()
    {
        var bucket = new TokenBucket(2, 3, SomeShelf.Time);

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => bucket.TryTake(SomeShelf.Time)));
        Assert.True(bucket.TryTake(SomeShelf.Time.AddSeconds(0.5)));
        Assert.False(bucket.TryTake(SomeShelf.Time.AddSeconds(0.9)));
    }

    [Fact]
    public void Clock_that_goes_back_gives_nothing()
    {
        var bucket = new TokenBucket(1, 1, SomeShelf.Time);

        Assert.True(bucket.TryTake(SomeShelf.Time));
        Assert.False(bucket.TryTake(SomeShelf.Time.AddHours(-1)));
        Assert.True(bucket.TryTake(SomeShelf.Time.AddHours(-1).AddSeconds(1)));
    }
}
