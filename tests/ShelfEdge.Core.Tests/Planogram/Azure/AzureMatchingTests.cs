using System.Text.Json;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram.Azure;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;
using ShelfEdge.Core.Tests.Stock;

namespace ShelfEdge.Core.Tests.Planogram.Azure;

public sealed class AzureMatchingTests
{
    [Fact]
    public void Each_facing_holds_its_product_its_gap_or_nothing()
    {
        var planogram = CountedStore.Plan(2, capacity: 4);
        var frame = CountedStore.Frame(CountedStore.Start, 4, 0);
        var removed = frame.Detections[2].Box;
        frame = frame with { Detections = frame.Detections.RemoveAt(2) };

        using var answer = JsonDocument.Parse(AzureMatching.Write(
            planogram, frame, [new ShelfGap(removed, 1, 1, 2, 0.7f)], new CountingRules()));

        var results = answer.RootElement.GetProperty("matchedResultsPerPosition").EnumerateArray().ToList();
        Assert.Equal(
            ["camera-1-p0.1", "camera-1-p0.2", "camera-1-p0.3", "camera-1-p0.4", "camera-1-p1.1", "camera-1-p1.2", "camera-1-p1.3", "camera-1-p1.4"],
            results.Select(result => result.GetProperty("positionId").GetString()));
        Assert.Equal(["4001", "4001", "gap", "4001", null, null, null, null], results.Select(Label));
        var box = results[0].GetProperty("detectedObject").GetProperty("boundingBox");
        var expected = frame.Detections[0].Box;
        Assert.Equal(
            ((int)MathF.Round(expected.X1), (int)MathF.Round(expected.Y1), (int)MathF.Round(expected.Width), (int)MathF.Round(expected.Height)),
            (box.GetProperty("x").GetInt32(), box.GetProperty("y").GetInt32(), box.GetProperty("w").GetInt32(), box.GetProperty("h").GetInt32()));
    }

    [Fact]
    public void Labels_are_what_was_recognized()
    {
        var frame = CountedStore.Frame(CountedStore.Start, 2) with
        {
            Matches = [new SkuMatch(new("other"), 0.8f, null, -1, true), new SkuMatch(new("4001"), 0.3f, null, -1, false)],
        };

        using var answer = JsonDocument.Parse(AzureMatching.Write(CountedStore.Plan(1, capacity: 2), frame, [], new CountingRules()));

        Assert.Equal(
            ["other", AzureMatching.ProductLabel],
            answer.RootElement.GetProperty("matchedResultsPerPosition").EnumerateArray().Select(Label));
    }

    private static string? Label(JsonElement result) =>
        result.TryGetProperty("detectedObject", out var found) ? found.GetProperty("classifications")[0].GetProperty("label").GetString() : null;
}
