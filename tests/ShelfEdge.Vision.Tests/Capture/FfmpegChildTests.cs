using System.Globalization;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class FfmpegChildTests : IDisposable
{
    private readonly StreamFixture _stream = new();

    public void Dispose() => _stream.Dispose();

    [Theory]
    [InlineData("rtsp://{0}/s")]
    [InlineData("rtmp://{0}/a/s")]
    [InlineData("http://{0}/s")]
    [InlineData("https://{0}/live.m3u8")]
    public async Task Server_that_never_answers_ends_with_the_token_and_leaves_no_process(string format)
    {
        StreamFixture.SkipWithoutFfmpeg();
        using var server = new SilentServer();
        var source = (FfmpegSource)StreamFixture.Create(string.Format(CultureInfo.InvariantCulture, format, server.Authority));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.OpenAsync(deadline.Token).AsTask());
        await AssertGoneAfterDisposeAsync(source);
    }

    [Fact]
    public async Task Stream_that_stalls_ends_with_the_token_and_leaves_no_process()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        var source = (FfmpegSource)StreamFixture.Create(server.Uri);
        await source.OpenAsync(_stream.Limit);
        Assert.True(await source.ReadAsync(_stream.Frame, _stream.Limit));
        server.Stall();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1.5), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await source.ReadAsync(_stream.Frame, deadline.Token))
            {
            }
        });
        await AssertGoneAfterDisposeAsync(source);
    }

    [Fact]
    public async Task Parent_killed_outright_leaves_no_process_although_the_stream_is_stalled()
    {
        StreamFixture.SkipWithoutRtsp();
        await using var server = await RtspServer.StartAsync(_stream.Limit);
        using var parent = CaptureChildEntry.Start(server.Uri);
        Assert.Equal("reading", await parent.StandardOutput.ReadLineAsync(_stream.Limit));
        server.Stall(); // ffmpeg writes nothing any more, so a closed pipe alone would not end it.
        var children = ProcessTree.Descendants(parent.Id);
        Assert.Contains(children, id => ProcessTree.CommandLine(id).StartsWith("ffmpeg", StringComparison.Ordinal));
        Signals.Send(parent.Id, "KILL");
        await parent.WaitForExitAsync(_stream.Limit);

        var start = TimeProvider.System.GetTimestamp();
        await ProcessTree.GoneAsync(children, _stream.Limit);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Shell_killed_outright_takes_ffmpeg_along()
    {
        StreamFixture.SkipWithoutFfmpeg();
        using var server = new SilentServer();
        await using var source = (FfmpegSource)StreamFixture.Create($"http://{server.Authority}/s");
        var opening = source.OpenAsync(_stream.Limit).AsTask();
        var ffmpeg = await ChildAsync(source.ProcessId!.Value);
        Signals.Send(source.ProcessId.Value, "KILL");
        await ProcessTree.GoneAsync([ffmpeg], _stream.Limit);
        await Assert.ThrowsAsync<FrameSourceException>(() => opening);
    }

    [Fact]
    public async Task Child_that_ignores_the_request_to_end_is_killed()
    {
        var child = FfmpegChild.Start(
            new FfmpegCommand(["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"], "document"), NoSecrets());
        Assert.True(await child.ReceiveAsync(new byte[16], _stream.Limit) > 0);
        var shell = child.ProcessId;
        var processes = ProcessTree.Descendants(shell).Append(shell).ToList();
        await child.DisposeAsync();
        Assert.False(ProcessTree.Exists(shell));
        await ProcessTree.GoneAsync(processes, _stream.Limit);
    }

    [Fact]
    public async Task Child_gets_the_document_on_its_standard_input_as_it_is()
    {
        const string Document = "line 'one' $HOME `id` \\n %s\nline two";

        // The shell around cat holds the error output to its end, as ffmpeg does; cat alone closes it before it exits.
        await using var child = FfmpegChild.Start(new FfmpegCommand(["sh", "-c", "cat; exit 0"], Document), NoSecrets());
        var buffer = new byte[200];
        var length = 0;
        int read;
        while ((read = await child.ReceiveAsync(buffer.AsMemory(length), _stream.Limit)) > 0)
        {
            length += read;
        }

        Assert.Equal(Document, System.Text.Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n'));
        Assert.Equal(new ChildEnd(true, "The stream has ended."), await child.EndAsync());
    }

    [Fact]
    public async Task Missing_program_names_the_packages()
    {
        await using var child = FfmpegChild.Start(new FfmpegCommand(["no-such-ffmpeg"], "x"), NoSecrets());
        Assert.Equal(0, await child.ReceiveAsync(new byte[10], _stream.Limit));
        Assert.Contains("install the packages ffmpeg", (await child.EndAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_the_environment_do_not_reach_the_child()
    {
        Environment.SetEnvironmentVariable("SHELFEDGE__TEST__SECRET", "S3cret");
        await using var child = FfmpegChild.Start(new FfmpegCommand(["sh", "-c", "echo [$SHELFEDGE__TEST__SECRET]"], "x"), NoSecrets());
        var buffer = new byte[10];
        var read = await child.ReceiveAsync(buffer, _stream.Limit);
        Assert.Equal("[]\n", System.Text.Encoding.UTF8.GetString(buffer, 0, read));
    }

    [Fact]
    public async Task Reading_a_stream_allocates_less_than_a_kilobyte_a_frame()
    {
        StreamFixture.SkipWithoutFfmpeg();
        await using var server = new CameraHttpServer();
        server.MapMotionJpeg("/video", [TestPicture.RedBlue(640, 480)], TimeSpan.FromMilliseconds(5));
        using var child = CaptureChildEntry.Start($"http://{server.Authority}/video");
        Assert.Equal("reading", await child.StandardOutput.ReadLineAsync(_stream.Limit));
        var line = await child.StandardOutput.ReadLineAsync(_stream.Limit);
        child.Kill();
        await child.WaitForExitAsync(_stream.Limit);
        var allocated = long.Parse(line!["allocated ".Length..], CultureInfo.InvariantCulture);
        var frames = CaptureChild.MeasureTo - CaptureChild.MeasureFrom;
        Assert.InRange(allocated / frames, 0, 1023); // A frame has 921,600 bytes.
        TestContext.Current.TestOutputHelper!.WriteLine($"{allocated} bytes in {frames} frames of 640x480");
    }

    private static SecretFilter NoSecrets() => new(null, null);

    private async Task AssertGoneAfterDisposeAsync(FfmpegSource source)
    {
        var shell = source.ProcessId!.Value;
        var processes = ProcessTree.Descendants(shell);
        Assert.NotEmpty(processes);
        await source.DisposeAsync();
        Assert.False(ProcessTree.Exists(shell)); // Reaped by us, so not even a zombie.
        await ProcessTree.GoneAsync(processes, _stream.Limit); // Reaped by the init process, in its own time.
    }

    private async Task<int> ChildAsync(int shell)
    {
        while (true)
        {
            foreach (var id in ProcessTree.Descendants(shell))
            {
                if (ProcessTree.CommandLine(id).StartsWith("ffmpeg", StringComparison.Ordinal))
                {
                    return id;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _stream.Limit);
        }
    }
}
