using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing;
using ShelfEdge.Testing.Modelling;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class DetectionDecoderTests
{
    private static readonly Letterbox SameSize = Letterbox.Fit(64, 64, 64, 64);

    [Fact]
    public void Anchor_of_the_fine_grid_gives_its_box()
    {
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: (2 * 8) + 3, score: 0.9f, left: 1, top: 2, right: 3, bottom: 4); // centre (28, 20)

        Assert.Equal([new Found(new Box(27, 18, 31, 24), 0, 0.9f)], Decode(SampleManifest.Create(), outputs, SameSize));
    }

    [Fact]
    public void Anchor_of_the_coarse_grid_gives_its_box()
    {
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: 64 + (1 * 4) + 2, score: 0.7f, left: 10, top: 11, right: 12, bottom: 13); // centre (40, 24)

        Assert.Equal([new Found(new Box(30, 13, 52, 37), 0, 0.7f)], Decode(SampleManifest.Create(), outputs, SameSize));
    }

    [Fact]
    public void Grid_of_an_oblong_input_runs_row_by_row()
    {
        var manifest = SampleManifest.Create(width: 96, height: 32, strides: [16, 8]);
        var outputs = Outputs(manifest);
        Set(outputs, anchor: 7, score: 0.9f, left: 8, top: 8, right: 8, bottom: 8); // stride 16: 6 columns, so (1, 1)
        Set(outputs, anchor: 12 + 13, score: 0.8f, left: 4, top: 4, right: 4, bottom: 4); // stride 8: 12 columns, so (1, 1)

        Assert.Equal(
            [new Found(new Box(16, 16, 32, 32), 0, 0.9f), new Found(new Box(8, 8, 16, 16), 0, 0.8f)],
            Decode(manifest, outputs, Letterbox.Fit(96, 32, 96, 32)));
    }

    [Fact]
    public void Box_comes_back_through_the_letterbox()
    {
        // A frame of 128x64 is halved to 64x32 with 16 rows of padding above.
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: (3 * 8) + 1, score: 0.9f, left: 4, top: 4, right: 6, bottom: 8); // centre (12, 28)

        Assert.Equal(
            [new Found(new Box(16, 16, 36, 40), 0, 0.9f)],
            Decode(SampleManifest.Create(), outputs, Letterbox.Fit(128, 64, 64, 64)));
    }

    [Fact]
    public void Box_is_clamped_to_the_frame_and_dropped_in_the_padding()
    {
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: (3 * 8) + 0, score: 0.9f, left: 100, top: 4, right: 6, bottom: 4);
        Set(outputs, anchor: 3, score: 0.8f, left: 2, top: 2, right: 2, bottom: 2); // row 0 is padding

        Assert.Equal(
            [new Found(new Box(0, 16, 20, 32), 0, 0.9f)],
            Decode(SampleManifest.Create(), outputs, Letterbox.Fit(128, 64, 64, 64)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-20f)] // right of the left edge: empty
    public void Box_that_is_none_is_dropped(float left)
    {
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: 20, score: 0.9f, left, top: 4, right: 6, bottom: 4);
        Set(outputs, anchor: 40, score: 0.6f, left: 4, top: 4, right: 4, bottom: 4);

        Assert.Equal(0.6f, Assert.Single(Decode(SampleManifest.Create(), outputs, SameSize)).Score);
    }

    [Fact]
    public void Score_that_is_no_number_is_no_detection_and_none_exceeds_one()
    {
        var outputs = Outputs(SampleManifest.Create());
        Set(outputs, anchor: 9, score: float.NaN, left: 4, top: 4, right: 4, bottom: 4);
        Set(outputs, anchor: 40, score: 1.5f, left: 4, top: 4, right: 4, bottom: 4);

        Assert.Equal(1f, Assert.Single(Decode(SampleManifest.Create(), outputs, SameSize)).Score);
    }

    [Fact]
    public void Overlapping_boxes_of_one_class_become_one()
    {
        var manifest = SampleManifest.Create(classes: ["can", "box"]);
        var outputs = Outputs(manifest);
        Set(outputs, anchor: 20, score: 0.9f, left: 8, top: 8, right: 8, bottom: 8, classIndex: 1, classCount: 2);
        Set(outputs, anchor: 21, score: 0.8f, left: 16, top: 8, right: 0, bottom: 8, classIndex: 1, classCount: 2);
        Set(outputs, anchor: 28, score: 0.7f, left: 8, top: 16, right: 8, bottom: 0, classIndex: 0, classCount: 2);

        var found = Decode(manifest, outputs, SameSize);

        Assert.Equal([(1, 0.9f), (0, 0.7f)], found.Select(d => (d.ClassIndex, d.Score)));
    }

    [Fact]
    public void Gaps_are_read_apart_from_products()
    {
        var manifest = SampleManifest.Create(classes: ["can", "box"]) with
        {
            Output = new ShelfEdgeOutput("scores", "distances", [8, 16], "gaps"),
        };
        var outputs = Outputs(manifest);
        Set(outputs, anchor: 20, score: 0.9f, left: 8, top: 8, right: 8, bottom: 8, classIndex: 1, classCount: 2); // centre (36, 20)
        Set(outputs, anchor: 27, score: 0.1f, left: 4, top: 4, right: 4, bottom: 4, classIndex: 1, classCount: 2); // centre (28, 28)
        (outputs[2][20], outputs[2][27], outputs[2][28]) = (0.2f, 0.8f, float.NaN);
        var gaps = new Found[manifest.MaxDetections];

        var count = new DetectionDecoder(manifest).DecodeGaps(outputs, SameSize, 0.3f, gaps);

        Assert.Equal([new Found(new Box(24, 24, 32, 32), 0, 0.8f)], gaps[..count]);
        Assert.Equal([new Found(new Box(28, 12, 44, 28), 1, 0.9f)], Decode(manifest, outputs, SameSize));
    }

    [Fact]
    public void Model_without_gaps_has_none()
    {
        var manifest = SampleManifest.Create();
        var outputs = Outputs(manifest);
        Set(outputs, anchor: 20, score: 0.9f, left: 8, top: 8, right: 8, bottom: 8);

        Assert.Equal(0, new DetectionDecoder(manifest).DecodeGaps(outputs, SameSize, 0.01f, new Found[manifest.MaxDetections]));
    }

    [Fact]
    public void Detections_equal_a_plain_decoder() =>
        Gen.Select(
                Gen.Float.Unit.Array[80 * 2],
                Gen.Float[-2, 20].Array[80 * 4],
                Gen.Float[0.05f, 0.9f],
                Gen.Int[10, 300],
                Gen.Int[10, 300])
            .Sample((scores, distances, minScore, width, height) =>
            {
                var manifest = SampleManifest.Create(classes: ["can", "box"]);
                var letterbox = Letterbox.Fit(width, height, 64, 64);
                Assert.Equal(
                    PlainDecode(scores, distances, minScore, letterbox, manifest.Thresholds.Overlap),
                    Decode(manifest, [scores, distances], letterbox, minScore));
            });

    [Fact]
    public void Bounds_are_kept_and_counted()
    {
        var manifest = SampleManifest.Create(width: 512, height: 512) with { MaxDetections = 50 };
        var outputs = Outputs(manifest);
        var anchors = outputs[0].Length;
        for (var i = 0; i < anchors; i++)
        {
            Set(outputs, i, score: 0.5f + (i / (2f * anchors)), left: 1, top: 1, right: 1, bottom: 1);
        }

        var decoder = new DetectionDecoder(manifest);
        var found = new Found[manifest.MaxDetections];
        var count = decoder.Decode(outputs, Letterbox.Fit(512, 512, 512, 512), 0.4f, found);

        Assert.Equal(50, count);
        Assert.Equal(anchors - DetectionDecoder.MaxCandidates, decoder.LostCandidates);
        Assert.Equal(1, decoder.CutFrames);
        Assert.Equal(0.5f + ((anchors - 1) / (2f * anchors)), found[0].Score);
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        var manifest = SampleManifest.Create(width: 640, height: 640) with { MaxDetections = 300 };
        var outputs = Outputs(manifest);
        var random = new Random(1);
        for (var i = 0; i < outputs[0].Length; i++)
        {
            float[] sides = [4 + random.Next(30), 4 + random.Next(30), 4 + random.Next(30), 4 + random.Next(30)];
            Set(outputs, i, random.NextSingle(), sides[0], sides[1], sides[2], sides[3]);
        }

        var decoder = new DetectionDecoder(manifest);
        var letterbox = Letterbox.Fit(1920, 1080, 640, 640);
        var found = new Found[manifest.MaxDetections];

        Assert.Equal(0, Allocations.Of(() => decoder.Decode(outputs, letterbox, 0.3f, found)));
    }

    [Fact]
    public void Too_little_room_and_a_threshold_of_zero_are_refused()
    {
        var manifest = SampleManifest.Create();
        var decoder = new DetectionDecoder(manifest);
        var outputs = Outputs(manifest);

        Assert.Throws<ArgumentException>(() => decoder.Decode(outputs, SameSize, 0.5f, new Found[manifest.MaxDetections - 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Decode(outputs, SameSize, 0, new Found[manifest.MaxDetections]));
    }

    private static float[][] Outputs(ModelManifest manifest) =>
        [.. manifest.Output.Tensors(manifest.Input, manifest.Classes.Length).Select(tensor => new float[tensor.Length])];

    private static void Set(
        float[][] outputs,
        int anchor,
        float score,
        float left,
        float top,
        float right,
        float bottom,
        int classIndex = 0,
        int classCount = 1)
    {
        outputs[0][(anchor * classCount) + classIndex] = score;
        float[] distances = [left, top, right, bottom];
        distances.CopyTo(outputs[1], anchor * 4);
    }

    private static Found[] Decode(ModelManifest manifest, float[][] outputs, Letterbox letterbox, float minScore = 0.4f)
    {
        var found = new Found[manifest.MaxDetections];
        var count = new DetectionDecoder(manifest).Decode(outputs, letterbox, minScore, found);
        return found[..count];
    }

    // Strides 8 and 16 over 64x64, two classes, written as the format is described.
    private static List<Found> PlainDecode(float[] scores, float[] distances, float minScore, Letterbox letterbox, float maxOverlap)
    {
        var all = new List<Found>();
        var anchor = 0;
        foreach (var stride in (int[])[8, 16])
        {
            for (var y = 0; y < 64 / stride; y++)
            {
                for (var x = 0; x < 64 / stride; x++, anchor++)
                {
                    var (first, second) = (scores[2 * anchor], scores[(2 * anchor) + 1]);
                    var d = distances.AsSpan(4 * anchor, 4);
                    var (centreX, centreY) = ((x + 0.5f) * stride, (y + 0.5f) * stride);
                    var box = letterbox.ToFrame(new Box(centreX - d[0], centreY - d[1], centreX + d[2], centreY + d[3]))
                        .ClampTo(letterbox.FrameWidthPixels, letterbox.FrameHeightPixels);
                    if (MathF.Max(first, second) >= minScore && box.Area > 0)
                    {
                        all.Add(new Found(box, second > first ? 1 : 0, MathF.Max(first, second)));
                    }
                }
            }
        }

        var kept = new List<Found>();
        foreach (var found in all.OrderByDescending(d => d.Score))
        {
            if (!kept.Exists(k => k.ClassIndex == found.ClassIndex && k.Box.Overlap(found.Box) > maxOverlap))
            {
                kept.Add(found);
            }
        }

        return kept;
    }
}
