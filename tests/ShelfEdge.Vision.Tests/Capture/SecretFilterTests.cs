using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class SecretFilterTests
{
    private static readonly CameraCredentials Credentials = new("ad min", "p@ss:w/rd'%");

    [Theory]
    [InlineData("Impossible to open 'rtsp://ad%20min:p%40ss%3Aw%2Frd%27%25@10.0.0.7/s'", "Impossible to open 'rtsp://***@10.0.0.7/s'")]
    [InlineData("with p@ss:w/rd'% plain", "with *** plain")]
    [InlineData("encoded p%40ss%3aw%2frd%27%25 in lower case", "encoded *** in lower case")]
    [InlineData("redirect to http://other:word@host/x", "redirect to http://***@host/x")]
    [InlineData("http://host/x?token=abc failed", "http://host/x?*** failed")]
    [InlineData("Connection refused", "Connection refused")]
    public void Text_of_others_loses_credentials(string text, string expected) =>
        Assert.Equal(expected, new SecretFilter(new Uri("rtsp://10.0.0.7/s"), Credentials).Hide(text));

    [Fact]
    public void Query_and_key_value_segments_of_the_own_address_are_secrets()
    {
        var filter = new SecretFilter(new Uri("rtsp://10.0.0.7/user=a_password=b/x?pwd=c"), null);
        Assert.Equal("see *** and ***.", filter.Hide("see user=a_password=b and ?pwd=c."));
    }

    [Fact]
    public void Credentials_show_nothing_of_themselves() => Assert.Equal("***", $"{Credentials}");
}
