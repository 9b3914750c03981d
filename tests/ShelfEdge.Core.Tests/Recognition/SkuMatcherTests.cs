using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Recognition;

public sealed class SkuMatcherTests
{
    private static readonly CameraId Camera = new("camera-1");

    [Fact]
    public void Nearest_and_runner_up_are_those_of_a_full_sort() => Gen.Select(Gen.Int[1, 12], Gen.Int).Sample((skus, seed) =>
    {
        var gallery = SomeGallery.Of(skus, seed);
        var crop = SomeGallery.Vector(new Random(seed + 1));

        var match = new SkuMatcher(gallery, new RecognitionRules(1)).Find(crop);

        var sorted = Enumerable.Range(0, skus).Select(sku => (gallery.Skus[sku], Score: BestCosine(gallery, sku, crop)))
            .OrderByDescending(pair => pair.Score).ToArray();
        Assert.Equal(sorted[0].Item1, match.Nearest);
        Assert.Equal(sorted[0].Score, match.Score, 1e-4f);
        Assert.Equal(skus > 1 ? sorted[1].Item1 : null, match.RunnerUp);
        Assert.Equal(skus > 1 ? sorted[1].Score : -1, match.RunnerUpScore, 1e-4f);
    }, iter: 500);

    [Fact]
    public void Planogram_never_makes_an_unknown_crop_known_or_a_known_one_unknown_and_moves_the_score_by_its_weight_at_most() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int, Gen.Double[0.05, 1], Gen.Double[0, 0.2], Gen.Int[-1, 7]).Sample(
            (skus, seed, threshold, weight, position) =>
            {
                var gallery = SomeGallery.Of(skus, seed);
                var view = View(gallery, 8);
                var crop = SomeGallery.Vector(new Random(seed + 1));

                var without = new SkuMatcher(gallery, new RecognitionRules(threshold, 0)).Find(crop);
                var with = new SkuMatcher(gallery, new RecognitionRules(threshold, weight)).Find(crop, view, position);

                Assert.Equal(without.IsKnown, with.IsKnown);
                Assert.InRange(with.Score, without.Score - weight - 1e-4, without.Score);
                Assert.Equal(without.Score >= (float)threshold, without.IsKnown);
                Assert.Equal(with.IsKnown ? with.Nearest : null, with.Sku);
            }, iter: 1000);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void Crops_together_are_what_each_is_alone(int crops)
    {
        var gallery = SomeGallery.Of(10, 3);
        var view = View(gallery, 8);
        var matcher = new SkuMatcher(gallery, new RecognitionRules(0.3, 0.2));
        var random = new Random(4);
        var vectors = Enumerable.Range(0, crops).Select(_ => SomeGallery.Vector(random)).ToArray();
        int[] positions = [.. Enumerable.Range(0, crops).Select(i => (i % 9) - 1)];
        var matches = new SkuMatch[crops];

        matcher.Find([.. vectors.SelectMany(vector => vector)], view, positions, matches);

        Assert.Equal(vectors.Select((vector, i) => matcher.Find(vector, view, positions[i])), matches);
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        var matcher = new SkuMatcher(SomeGallery.Of(2, 1), new RecognitionRules(0.6));

        Assert.Throws<ArgumentException>(() => matcher.Find(new float[SomeGallery.Dimensions], null, new int[2], new SkuMatch[2]));
        Assert.Throws<ArgumentException>(() => matcher.Find(new float[2 * SomeGallery.Dimensions], null, new int[2], new SkuMatch[1]));
    }

    [Fact]
    public void Planned_sku_wins_a_tie_at_its_position_and_a_sku_of_the_view_wins_elsewhere()
    {
        // Both are as near to the crop; sku-1 is planned at position 1, sku-9 nowhere.
        var gallery = SomeGallery.Empty
            .With(new Sku("sku-1"), SomeGallery.Axis(1, 0, 0.5f))
            .With(new Sku("sku-9"), SomeGallery.Axis(1, 2, 0.5f));
        var view = View(gallery, 2);
        var crop = SomeGallery.Axis(1, 2, 0.1f); // a little nearer to sku-9

        Assert.Equal("sku-9", Find(0, 1));
        Assert.Equal("sku-9", Find(0.01, 1));
        Assert.Equal("sku-1", Find(0.1, 1));
        Assert.Equal("sku-1", Find(0.2, ViewPrior.NoPosition));
        Assert.True(new SkuMatcher(gallery, new RecognitionRules(0.5, 0.1)).Find(crop, view, 1).Margin < 0);

        string? Find(double weight, int position) =>
            new SkuMatcher(gallery, new RecognitionRules(0.5, weight)).Find(crop, view, position).Sku?.Value;
    }

    [Fact]
    public void Crop_unlike_every_reference_is_unknown_and_says_what_was_nearest()
    {
        var gallery = SomeGallery.Empty.With(new Sku("a"), SomeGallery.Axis(1));

        var match = new SkuMatcher(gallery, new RecognitionRules(0.6)).Find(SomeGallery.Axis(2, 1, 0.2f));

        Assert.False(match.IsKnown);
        Assert.Null(match.Sku);
        Assert.Equal(new Sku("a"), match.Nearest);
    }

    [Fact]
    public void Empty_gallery_knows_nothing()
    {
        var match = new SkuMatcher(SomeGallery.Empty, new RecognitionRules(0.6)).Find(SomeGallery.Axis(2));

        Assert.Equal(new SkuMatch(null, -1, null, -1, false), match);
    }

    [Fact]
    public void Vector_of_other_dimensions_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SkuMatcher(SomeGallery.Empty, new RecognitionRules(0.6)).Find(new float[3]));

    [Fact]
    public void Matching_allocates_nothing()
    {
        var gallery = SomeGallery.Of(20, 1);
        var matcher = new SkuMatcher(gallery, new RecognitionRules(0.6));
        var view = View(gallery, 3);
        var crop = SomeGallery.Axis(3);

        Assert.Equal(0, Allocations.Of(() => matcher.Find(crop, view, 1)));
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1.1, 0.05)]
    [InlineData(double.NaN, 0.05)]
    [InlineData(0.6, -0.1)]
    [InlineData(0.6, 0.21)]
    public void Rule_out_of_range_is_refused(double threshold, double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecognitionRules(threshold, weight));

    private static float BestCosine(Gallery gallery, int sku, float[] crop) => gallery.VectorsOf(sku).ToArray()
        .Chunk(SomeGallery.Dimensions).Max(vector => vector.Zip(crop).Sum(pair => pair.First * pair.Second));

    // Position i plans sku-i.
    private static ViewPrior View(Gallery gallery, int positions) => ViewPrior.Of(
        new Plan(
            [new PlanogramCamera(Camera, 1000, 100)],
            [],
            [],
            [
                .. Enumerable.Range(0, positions).Select(i => new Position(
                    new PositionId($"p{i}"), new ShelfId("s"), new Sku($"sku-{i}"), Camera,
                    Polygon.FromBox(new Box(i * 100, 0, (i * 100) + 100, 100)), 4, 1)),
            ]),
        gallery,
        new CountingRules())[Camera];
}
