using ShelfEdge.Core.Remote;

namespace ShelfEdge.Core.Tests.Remote;

public sealed class ReplyTopicTests
{
    private const string Plain = "shelfedge/store/box/replies/snapshot";

    [Theory]
    [InlineData("clients/support-7/replies")]
    [InlineData("answers")]
    [InlineData("shelfedge-clients/7")]
    [InlineData(Plain)]
    [InlineData(Plain + "/7")]
    public void Topic_that_the_sender_names_is_taken(string asked) => Assert.Equal(asked, Choose(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("shelfedge/store/box/available")]
    [InlineData("shelfedge/store/box/replies/snapshots")]
    [InlineData("shelfedge/other/box/commands/restart")]
    [InlineData("shelfedge")]
    [InlineData("homeassistant/sensor/x/config")]
    [InlineData("$SYS/broker")]
    [InlineData("/begins/empty")]
    [InlineData("a/+/b")]
    [InlineData("a/#")]
    [InlineData("a\0b")]
    public void Topic_of_boxes_or_that_is_none_gives_the_plain_one(string? asked) => Assert.Equal(Plain, Choose(asked));

    [Fact]
    public void Half_a_surrogate_pair_gives_the_plain_one() => Assert.Equal(Plain, Choose("a" + (char)0xD800));

    [Fact]
    public void Length_is_bounded_in_bytes()
    {
        Assert.Equal(new string('a', ReplyTopic.MaxBytes), Choose(new string('a', ReplyTopic.MaxBytes)));
        Assert.Equal(Plain, Choose(new string('a', ReplyTopic.MaxBytes + 1)));
        Assert.Equal(Plain, Choose(new string('ß', (ReplyTopic.MaxBytes / 2) + 1)));
    }

    private static string Choose(string? asked) => ReplyTopic.Choose(asked, Plain, "shelfedge", "homeassistant");
}
