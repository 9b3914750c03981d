using System.CommandLine;
using System.Text.Json;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Commands.Bench;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.Commands.Bench;

public sealed class BenchCommandTests : IDisposable
{
    private static readonly Core.Modelling.ModelManifest Manifest = SampleManifest.Create(128, 128);

    private readonly ModelDirectory _model = ModelDirectory.Create(Manifest, BrightCells.Build(Manifest).ToModel());

    [Fact]
    public void Report_has_every_stage_and_detection_allocates_nothing()
    {
        var (exitCode, output, error) = Run("--size", "320x240", "--frames", "20", "--json");

        Assert.Equal((ExitCode.Done, ""), (exitCode, error));
        var report = JsonSerializer.Deserialize(output, BenchJsonContext.Default.BenchReport)!;
        Assert.Equal(("sample 0.1.0", "128x128", "320x240"), (report.Model, report.ModelInput, report.Picture));
        Assert.Equal((20, 1), (report.Frames, report.Threads));
        Assert.Equal(
            ["capture", "letterbox", "inference", "decode", "stock", "all"], report.Stages.Select(stage => stage.Stage));
        Assert.All(report.Stages, stage => Assert.True(stage.MedianMs > 0 && stage.P95Ms >= stage.MedianMs && stage.MeanMs > 0));
        Assert.Equal(
            (report.Stages[1].MedianMs + report.Stages[3].MedianMs) / report.Stages[2].MedianMs, report.AroundInference, 1e-12);
        Assert.Equal(0, report.AllocatedBytesPerFrame.Detection);
        Assert.True(report.AllocatedBytesPerFrame.Capture > 320 * 240 * 3, "the file is read into memory");
        Assert.True(report.DetectionsPerFrame > 0, "the drawn shelf has bright packages");
        Assert.True(report.FramesPerSecond > 0);
        Assert.True(report.ResidentMegabytes > 10);
    }

    [Fact]
    public void Text_names_stages_rate_memory_and_allocations()
    {
        var (exitCode, output, _) = Run("--size", "64x64", "--frames", "1");

        Assert.Equal(ExitCode.Done, exitCode);
        foreach (var expected in (string[])["capture", "inference", "stock", "% of inference", "frames a second", "MB resident", "detection 0,"])
        {
            Assert.Contains(expected, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Given_picture_is_used()
    {
        using var picture = BenchPicture.Draw(90, 70);

        var report = JsonSerializer.Deserialize(
            Run("--image", picture.Path, "--frames", "1", "--json").Output, BenchJsonContext.Default.BenchReport)!;

        Assert.Equal("90x70", report.Picture);
        Assert.True(File.Exists(picture.Path));
    }

    [Fact]
    public void Picture_that_is_missing_fails_by_name()
    {
        var (exitCode, _, error) = Run("--image", "/no/such.png");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("/no/such.png", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--size", "15x100")]
    [InlineData("--size", "100")]
    [InlineData("--size", "100x8193")]
    [InlineData("--size", "-100x100")]
    [InlineData("--frames", "0")]
    [InlineData("--frames", "100001")]
    [InlineData("--frames", "many")]
    [InlineData("--threads", "65")]
    public void Wrong_option_is_refused(string option, string value) =>
        Assert.NotEmpty(BenchCommand.Create().Parse([option, value]).Errors);

    [Fact]
    public void Picture_and_size_exclude_each_other() =>
        Assert.NotEmpty(BenchCommand.Create().Parse(["--image", "a.png", "--size", "64x64"]).Errors);

    public void Dispose() => _model.Dispose();

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = BenchCommand.Create()
            .Parse([.. arguments, "--model", _model.Path, "--threads", "1"])
            .Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exitCode, output.ToString(), error.ToString());
    }
}
