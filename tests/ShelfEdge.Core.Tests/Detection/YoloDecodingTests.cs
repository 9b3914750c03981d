using CsCheck;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Detection;

/// <summary>The output kinds of the YOLO family: the same boxes, written in each kind, come back.</summary>
public sealed class YoloDecodingTests
{
    private const int Size = 96;
    private const int Anchors = 144 + 36 + 9;
    private const int Classes = 3;

    private static readonly ModelManifest Yolox = SampleManifest.Create(Size, Size, classes: ["a", "b", "c"]) with
    {
        Output = new YoloxOutput("output", [8, 16, 32]),
    };

    private static readonly ModelManifest End2End = Yolox with { Output = new YoloEnd2EndOutput("output0", 4) };

    private static readonly ModelManifest YoloV8 = Yolox with { Output = new YoloV8Output("output0", [8, 16, 32]) };

    [Fact]
    public void Yolox_anchor_gives_its_box()
    {
        var values = new float[Anchors * (5 + Classes)];
        float[] anchor = [0.5f, 0.25f, MathF.Log(2), MathF.Log(3), 0.8f, 0.1f, 0.9f, 0.2f];
        anchor.CopyTo(values, (144 + 6 + 2) * (5 + Classes)); // stride 16: 6 columns, so column 2 of row 1

        var found = Assert.Single(Decode(Yolox, values));

        AssertClose(new Box(40 - 16, 20 - 24, 40 + 16, 20 + 24).ClampTo(Size, Size), found.Box);
        Assert.Equal(1, found.ClassIndex);
        Assert.Equal(0.72f, found.Score, 1e-6f);
    }

    [Fact]
    public void YoloV8_anchor_gives_its_box()
    {
        var values = new float[(4 + Classes) * Anchors];
        const int Anchor = 100;
        float[] column = [40, 20, 32, 24, 0.1f, 0.2f, 0.9f];
        for (var row = 0; row < column.Length; row++)
        {
            values[(row * Anchors) + Anchor] = column[row];
        }

        var found = Assert.Single(Decode(YoloV8, values));

        Assert.Equal(new Found(new Box(24, 8, 56, 32), 2, 0.9f), found);
    }

    [Fact]
    public void End_to_end_row_gives_its_box()
    {
        float[] rows = [.. new float[6], 24, 8, 56, 32, 0.9f, 2, 0, 0, 10, 10, 0.3f, 1, 0, 0, 20, 20, 0.5f, 0];

        Assert.Equal(
            [new Found(new Box(24, 8, 56, 32), 2, 0.9f), new Found(new Box(0, 0, 20, 20), 0, 0.5f)], Decode(End2End, rows));
    }

    [Theory]
    [InlineData(0.9f, -1)]
    [InlineData(0.9f, 3)]
    [InlineData(0.9f, float.NaN)]
    [InlineData(0.9f, float.PositiveInfinity)]
    [InlineData(float.NaN, 0)]
    public void End_to_end_row_with_unknown_class_or_score_is_passed_over(float score, float classIndex)
    {
        float[] rows = [24, 8, 56, 32, score, classIndex, .. new float[18]];

        Assert.Empty(Decode(End2End, rows));
    }

    [Fact]
    public void Score_that_is_no_number_is_passed_over()
    {
        var values = new float[(4 + Classes) * Anchors];
        values[(2 * Anchors) + 7] = values[(3 * Anchors) + 7] = 10;
        values[7] = values[Anchors + 7] = 48;
        values[(4 * Anchors) + 7] = float.NaN;
        values[(6 * Anchors) + 7] = 0.6f;
        values[(5 * Anchors) + 8] = float.NaN;

        var found = Assert.Single(Decode(YoloV8, values));

        Assert.Equal((2, 0.6f), (found.ClassIndex, found.Score));
    }

    [Fact]
    public void Same_boxes_in_both_kinds_give_the_same_detections() =>
        Gen.Select(Gen.Float[4, 92], Gen.Float[4, 92], Gen.Float[3, 40], Gen.Float[3, 40], Gen.Float.Unit.Array[Classes])
            .Array[Anchors]
            .Sample(boxes =>
            {
                var yolox = new float[Anchors * (5 + Classes)];
                var yoloV8 = new float[(4 + Classes) * Anchors];
                var at = 0;
                foreach (var stride in (int[])[8, 16, 32])
                {
                    for (var cell = 0; cell < Size / stride * (Size / stride); cell++, at++)
                    {
                        var (x, y, width, height, scores) = boxes[at];
                        var (row, column) = Math.DivRem(cell, Size / stride);
                        float[] relative =
                        [
                            (x / stride) - column, (y / stride) - row, MathF.Log(width / stride), MathF.Log(height / stride), 1,
                            .. scores,
                        ];
                        relative.CopyTo(yolox, at * (5 + Classes));
                        float[] absolute = [x, y, width, height, .. scores];
                        for (var i = 0; i < absolute.Length; i++)
                        {
                            yoloV8[(i * Anchors) + at] = absolute[i];
                        }
                    }
                }

                // An overlap of 1 suppresses nothing, so that rounding cannot decide.
                var first = Decode(Yolox with { Thresholds = new ModelThresholds(0.4f, 1) }, yolox);
                var second = Decode(YoloV8 with { Thresholds = new ModelThresholds(0.4f, 1) }, yoloV8);
                Assert.Equal(second.Select(d => (d.ClassIndex, d.Score)), first.Select(d => (d.ClassIndex, d.Score)));
                foreach (var (a, b) in first.Zip(second))
                {
                    AssertClose(b.Box, a.Box);
                }
            }, iter: 200);

    private static void AssertClose(Box expected, Box actual)
    {
        Assert.Equal(expected.X1, actual.X1, 1e-3f);
        Assert.Equal(expected.Y1, actual.Y1, 1e-3f);
        Assert.Equal(expected.X2, actual.X2, 1e-3f);
        Assert.Equal(expected.Y2, actual.Y2, 1e-3f);
    }

    private static Found[] Decode(ModelManifest manifest, float[] output)
    {
        var found = new Found[manifest.MaxDetections];
        float[][] outputs = [output];
        var count = new DetectionDecoder(manifest).Decode(outputs, Letterbox.Fit(Size, Size, Size, Size), 0.4f, found);
        return found[..count];
    }
}
