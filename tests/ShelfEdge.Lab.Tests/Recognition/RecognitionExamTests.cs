using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Lab.Recognition;
using ShelfEdge.Lab.Tests.Purchases;
using ShelfEdge.Testing;

namespace ShelfEdge.Lab.Tests.Recognition;

/// <summary>Sets whose answers are known by hand, and our figures beside those of the recipe's own protocol.</summary>
public sealed class RecognitionExamTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Crop_is_never_compared_with_its_own_group()
    {
        // Within a group each crop has a twin; across groups the vectors of a and b are exchanged.
        CropSet set = TinySet.Of(("a", "1"), ("a", "1"), ("b", "1"), ("a", "2"), ("b", "2"));
        float[][] vectors =
            [TinySet.Turned(0, 0), TinySet.Turned(0, 0), TinySet.Turned(0, 80), TinySet.Turned(0, 80), TinySet.Turned(0, 0)];

        RecognitionScores scores = TinySet.Exam(set, vectors).Ask(references: null);

        Assert.Equal((5, 0.0), (scores.Tests, scores.Top1.Mean));
    }

    [Fact]
    public void Crop_whose_sku_no_other_group_shows_is_not_asked()
    {
        CropSet set = TinySet.Of(("a", "1"), ("a", "2"), ("b", "2"));

        RecognitionScores scores = TinySet.Exam(set, [TinySet.Turned(0, 0), TinySet.Turned(0, 5), TinySet.Turned(0, 60)]).Ask(null);

        Assert.Equal((2, 1.0), (scores.Tests, scores.Top1.Mean));
    }

    [Fact]
    public void Few_references_are_drawn_for_each_sku()
    {
        // Store 2 has one good reference of a among four that lie beyond b: one reference a SKU finds the good one in a fifth of the draws.
        CropSet set = TinySet.Of([("a", "1"), ("b", "2"), .. Enumerable.Repeat(("a", "2"), 5)]);
        float[][] vectors = [TinySet.Turned(0, 0), TinySet.Turned(0, 20), TinySet.Turned(0, 2), .. Enumerable.Repeat(TinySet.Turned(0, 85), 4)];
        RecognitionExam exam = TinySet.Exam(set with { Crops = [.. set.Crops.Select((crop, i) => crop with { IsTest = i == 0 })] }, vectors);

        RecognitionScores one = exam.Ask(references: 1), all = exam.Ask(references: null);

        Assert.Equal((RecognitionExam.Draws, 1, 1), (one.Draws, all.Draws, all.Tests));
        Assert.InRange(one.Top1.Mean, 0.05, 0.5);
        Assert.Equal(1, all.Top1.Mean);
        Assert.Equal(one.Top1, exam.Ask(references: 1).Top1);
    }

    [Fact]
    public void Open_set_figures_of_a_set_done_by_hand()
    {
        // Whichever SKU is the known one: its crop meets a reference at 10 degrees, the crop of the other one lies at 70 or more.
        CropSet set = TinySet.Of(("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"));
        float[][] vectors = [TinySet.Turned(0, 0), TinySet.Turned(0, 10), TinySet.Turned(0, 80), TinySet.Turned(0, 90)];
        RecognitionExam strict = TinySet.Exam(set, vectors, threshold: Math.Cos(double.DegreesToRadians(5)));
        RecognitionExam apt = TinySet.Exam(set, vectors, threshold: Math.Cos(double.DegreesToRadians(15)));
        RecognitionExam lax = TinySet.Exam(set, vectors, threshold: Math.Cos(double.DegreesToRadians(75)));

        OpenSetScores strictly = OpenSetScores.Of(strict.AskOpenSet(), set.Crops.Length, seed: 1)!;
        OpenSetScores aptly = OpenSetScores.Of(apt.AskOpenSet(), set.Crops.Length, seed: 1)!;
        OpenSetScores laxly = OpenSetScores.Of(lax.AskOpenSet(), set.Crops.Length, seed: 1)!;

        Assert.Equal((2 * RecognitionExam.Draws, 2 * RecognitionExam.Draws), (aptly.Known, aptly.Unknown));
        Assert.Equal((1.0, 1.0, 1.0), (aptly.Auroc.Mean, aptly.Auroc.Low, aptly.Auroc.High));
        Assert.Equal((0.0, 0.0, 0.0), (strictly.AcceptedKnown, strictly.AcceptedRight, strictly.AcceptedUnknown));
        Assert.Equal((1.0, 1.0, 0.0), (aptly.AcceptedKnown, aptly.AcceptedRight, aptly.AcceptedUnknown));

        // Of the two crops of the unknown SKU one lies at 70 degrees from the reference it meets, the other at 90.
        Assert.Equal((1.0, 1.0, 0.5), (laxly.AcceptedKnown, laxly.AcceptedRight, laxly.AcceptedUnknown));
    }

    [Fact]
    public void Accepted_crop_of_a_known_sku_need_not_be_right()
    {
        OpenSetScores scores = OpenSetScores.Of(
            [new(0, 0.9f, true, true, true), new(1, 0.8f, true, false, true), new(2, 0.9f, false, false, true), new(3, 0.1f, false, false, false)],
            crops: 4, seed: 1)!;

        // Pairs of known over unknown: a tie, a win, a loss, a win.
        Assert.Equal(0.625, scores.Auroc.Mean, 1e-12);
        Assert.Equal((1.0, 0.5, 0.5), (scores.AcceptedKnown, scores.AcceptedRight, scores.AcceptedUnknown));
        Assert.True(scores.Auroc.Low < scores.Auroc.Mean && scores.Auroc.High > scores.Auroc.Mean);
    }

    [Fact]
    public void Worst_miss_has_its_nearest_references()
    {
        CropSet set = TinySet.Of(("a", "1"), ("a", "2"), ("a", "2"), ("b", "2"), ("b", "2"));
        float[][] vectors = [TinySet.Turned(0, 0), TinySet.Turned(0, 60), TinySet.Turned(0, 50), TinySet.Turned(0, 20), TinySet.Turned(0, 10)];

        RecognitionMiss miss = Assert.Single(TinySet.Exam(set, vectors).FindWorst(most: 5));

        Assert.Equal((0, 4, 2), (miss.Crop, miss.Wrong.Crop, miss.Right.Crop));
        Assert.Equal(Math.Cos(double.DegreesToRadians(10)), miss.Wrong.Cosine, 1e-5);
        Assert.Equal(Math.Cos(double.DegreesToRadians(50)), miss.Right.Cosine, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_agree_with_the_protocol_of_the_recipe(int seed)
    {
        (CropSet set, float[] vectors) = TinySet.Draw(seed, crops: 240, skus: 9, stores: 5);
        var exam = new RecognitionExam(set, vectors, TinySet.Empty, threshold: 0.8, seed);
        IReadOnlyList<OpenSetSample> samples = exam.AskOpenSet();
        JsonElement theirs = await Protocol(set, vectors, samples);

        // With as many references as there are nothing is left to chance, so the drawn question has the same answer.
        RecognitionScores all = exam.Ask(references: null), drawn = exam.Ask(references: set.Crops.Length);
        OpenSetScores open = OpenSetScores.Of(samples, set.Crops.Length, seed)!;
        Assert.InRange(all.Top1.Mean, 0.3, 0.95);
        Assert.Equal(theirs.GetProperty("all").GetProperty("tests").GetInt32(), all.Tests);
        Assert.Equal(theirs.GetProperty("all").GetProperty("nearest").GetDouble(), all.Top1.Mean, 1e-9);
        Assert.Equal(theirs.GetProperty("all").GetProperty("nearest").GetDouble(), drawn.Top1.Mean, 1e-9);
        Assert.Equal(theirs.GetProperty("area").GetDouble(), open.Auroc.Mean, 1e-9);

        // Other halves of the SKUs are drawn there, so these only lie near each other.
        Assert.Equal(theirs.GetProperty("open").GetProperty("auroc").GetDouble(), open.Auroc.Mean, 0.06);
        Assert.Equal(theirs.GetProperty("open").GetProperty("acceptedKnown").GetDouble(), open.AcceptedKnown, 0.1);
        Assert.Equal(theirs.GetProperty("open").GetProperty("acceptedUnknown").GetDouble(), open.AcceptedUnknown, 0.1);
    }

    public void Dispose() => _run.Dispose();

    private async Task<JsonElement> Protocol(CropSet set, float[] vectors, IReadOnlyList<OpenSetSample> samples)
    {
        string recipe = Path.Combine(Repository.Root, "models", "product-recognizer", "train");
        _run.Write("set.json", new JsonObject
        {
            ["vectors"] = List(vectors.Select(value => JsonValue.Create(value))),
            ["skus"] = List(set.Crops.Select(crop => JsonValue.Create(crop.Sku.Value))),
            ["groups"] = List(set.Crops.Select(crop => JsonValue.Create(crop.Group))),
            ["known"] = List(samples.Where(sample => sample.IsKnown).Select(sample => JsonValue.Create(sample.Score))),
            ["unknown"] = List(samples.Where(sample => !sample.IsKnown).Select(sample => JsonValue.Create(sample.Score))),
        }.ToJsonString());
        string code = $"""
            import json, sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, sys.argv[1])
            import numpy as np
            import neighbours, protocol
            s = json.load(open(sys.argv[2]))
            v = np.array(s["vectors"], np.float32).reshape(-1, {TinySet.Dimensions})
            skus, groups = np.array(s["skus"]), np.array(s["groups"])
            print(json.dumps(dict(
                all=protocol.across_groups(v, skus, groups),
                open=protocol.open_set(v, skus, groups, 0.8),
                area=neighbours.area_under_curve(np.array(s["known"]), np.array(s["unknown"])))))
            """;
        return await PythonScript.RunAsync(["-c", code, recipe, _run.PathOf("set.json")]);
    }

    private static JsonArray List(IEnumerable<JsonNode?> values) => [.. values];
}
