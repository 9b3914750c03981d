using CsCheck;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class DurationTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("10s", 10)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86400)]
    [InlineData("00:01:30", 90)]
    [InlineData("0s", 0)]
    public void Text_is_read(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var value));
        Assert.Equal(TimeSpan.FromSeconds(seconds), value);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("ten s")]
    [InlineData("10 weeks")]
    [InlineData("NaNs")]
    [InlineData("1e300d")]
    public void Text_that_is_no_duration_is_refused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void Format_is_read_back_as_the_same_value() =>
        Gen.Long[0, TimeSpan.FromDays(400).Ticks].Select(TimeSpan.FromTicks).Sample(value =>
            Duration.TryParse(Duration.Format(value), out var read) && read == value);
}
