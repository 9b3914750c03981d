using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class ErrorTailTests
{
    private readonly ErrorTail _tail = new(new SecretFilter(new Uri("rtsp://10.0.0.7/s"), new CameraCredentials("u", "S3cret")));

    [Theory]
    [InlineData("", null)]
    [InlineData("\n \n", null)]
    [InlineData(
        "[tcp @ 0x56265b69a140] Connection to tcp://10.0.0.7:1 failed: Connection refused\n"
        + "[concat @ 0x56265b685cc0] Impossible to open 'rtsp://u:S3cret@10.0.0.7/s'\npipe:0: Connection refused\n",
        "Connection to tcp://10.0.0.7:1 failed: Connection refused")]
    [InlineData(
        "[rtsp @ 0x1] method DESCRIBE failed: 401 Unauthorized\n[concat @ 0x2] Impossible to open 'x'\npipe:0: Server returned 401",
        "method DESCRIBE failed: 401 Unauthorized")]
    [InlineData("[concat @ 0x1] Impossible to open 'x'\npipe:0: Input/output error", "Input/output error")]
    [InlineData("one\ntwo\nthree\rthree\n", "one; three")]
    public async Task Cause_is_what_protocols_and_decoders_said(string output, string? expected)
    {
        await _tail.DrainAsync(new StringReader(output));
        Assert.Equal(expected, _tail.Reason());
    }

    [Fact]
    public async Task Endless_line_with_a_secret_is_cut_and_clean()
    {
        await _tail.DrainAsync(new StringReader(string.Concat(Enumerable.Repeat("S3cret ", 100_000))));
        Assert.Equal(300, _tail.Reason()!.Length);
        Assert.DoesNotContain("cret", _tail.Reason(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Lines_that_repeat_leave_the_cause()
    {
        await _tail.DrainAsync(new StringReader(
            "Picture size exceeds\n" + string.Concat(Enumerable.Repeat("no frame!\ndecode error\n", 1000))));
        Assert.Equal("Picture size exceeds; decode error", _tail.Reason());
    }

    [Fact]
    public async Task Flood_of_lines_leaves_the_last()
    {
        await _tail.DrainAsync(new StringReader(string.Concat(Enumerable.Range(1, 10_000).Select(n => $"line {n}\n"))));
        Assert.Equal("line 9989; line 10000", _tail.Reason());
    }
}
