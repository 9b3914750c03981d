using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Testing.Messaging;
using ShelfEdge.Testing.Modelling;
using ShelfEdge.Testing.Onnx;

namespace ShelfEdge.Service.Tests.EndToEnd;

/// <summary>A camera shows red products on the left, blue ones on the right; the gallery knows the red ones alone.</summary>
public sealed class RecognitionTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly ModelDirectory _model = ColourPatches.CreateDirectory();

    public RecognitionTests()
    {
        foreach (var picture in Directory.EnumerateFiles(Path.Combine(_store.Folder, "frames")))
        {
            File.WriteAllBytes(picture, TestPicture.RedBlueBetweenChecks(TestStore.Width, TestStore.Height, stripe: 9));
        }

        _store.Settings["mqtt"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = FreePort.Find() };
        _store.Settings["recognition"] = new JsonObject
        {
            ["gallery"] = "gallery.bin",
            ["modelDirectory"] = _model.Path,
            ["interval"] = "0s",
        };
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Positions_say_what_stands_there_whatever_is_planned()
    {
        // What is planned on the left is cola; tea is what the gallery has of that colour.
        WriteGallery(Sha(), "tea");
        await using var box = await RunningBox.StartAsync(
            _store, TestContext.Current.CancellationToken, new ScriptedDetector(_ => 4));

        var stock = await Poll.UntilAsync(
            async () => JsonDocument.Parse(await box.Http.GetStringAsync(
                new Uri("/v1/stock", UriKind.Relative), TestContext.Current.CancellationToken)).RootElement,
            answer => answer.GetProperty("positions").EnumerateArray().All(position => Verdict(position) is "sku" or "unknown"),
            TestContext.Current.CancellationToken);

        var positions = stock.GetProperty("positions").EnumerateArray().ToArray();
        Assert.Equal(("cola", "sku", "tea"), (Text(positions[0], "sku"), Verdict(positions[0]), Text(positions[0].GetProperty("identity"), "sku")));
        Assert.Equal(1, positions[0].GetProperty("identity").GetProperty("score").GetSingle(), 1e-3f);
        Assert.Equal("unknown", Verdict(positions[1]));
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Run_and_validate_refuse_a_gallery_that_is_missing_or_of_another_model()
    {
        var settings = _store.Save().FullName;
        await AssertRefusedAsync("there is no such file; 'shelfedge gallery add' makes it");

        WriteGallery(new string('a', 64), "tea");
        await AssertRefusedAsync("its vectors are of the model with SHA-256 aaaaaaaaaaaa...");

        async Task AssertRefusedAsync(string reason)
        {
            foreach (var verb in new[] { "validate", "run" })
            {
                var result = await ServiceProcess.RunAsync(
                    [verb, "--config", settings], detector: null, _store.Folder, TestContext.Current.CancellationToken);

                Assert.Equal(ExitCode.BadConfiguration, result.ExitCode);
                Assert.Contains("recognition.gallery", result.Error, StringComparison.Ordinal);
                Assert.Contains(reason, result.Error, StringComparison.Ordinal);
            }
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _model.Dispose();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string? Verdict(JsonElement position) =>
        position.GetProperty("identity") is { ValueKind: JsonValueKind.Object } identity ? Text(identity, "verdict") : null;

    private string Sha()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_model.Path, "manifest.json")));
        return Text(manifest.RootElement, "sha256")!;
    }

    // Red fills the last eight of 24 values.
    private void WriteGallery(string model, string sku) => File.WriteAllBytes(
        Path.Combine(_store.Folder, "gallery.bin"),
        GalleryFile.Write(Gallery.Empty(model, 24).With(new Sku(sku), [.. new float[16], .. Enumerable.Repeat(1f, 8)])));
}
