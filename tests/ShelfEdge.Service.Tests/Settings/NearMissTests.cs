using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class NearMissTests
{
    private static readonly string[] Allowed = ["host", "port", "passwordFile", "tls"];

    [Theory]
    [InlineData("hots", "host")]
    [InlineData("Port", "port")]
    [InlineData("passwordfil", "passwordFile")]
    [InlineData("password_file", "passwordFile")]
    public void Near_word_is_found(string written, string meant) => Assert.Equal(meant, NearMiss.Find(written, Allowed));

    [Theory]
    [InlineData("colour")]
    [InlineData("x")]
    public void Far_word_is_not_guessed(string written) => Assert.Null(NearMiss.Find(written, Allowed));
}
