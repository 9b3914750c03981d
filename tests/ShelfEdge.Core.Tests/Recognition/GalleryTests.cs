using CsCheck;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Core.Tests.Recognition;

public sealed class GalleryTests
{
    [Fact]
    public void Gallery_holds_exactly_what_was_added_and_not_removed() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 3], Gen.Bool).Array[0, 30].Sample(steps =>
        {
            var random = new Random(7);
            var gallery = SomeGallery.Empty;
            var model = new SortedDictionary<string, List<float>>(StringComparer.Ordinal);
            foreach (var (number, count, isRemoval) in steps)
            {
                var sku = $"sku-{number}";
                if (isRemoval)
                {
                    gallery = gallery.Without(new Sku(sku));
                    model.Remove(sku);
                    continue;
                }

                float[] vectors = [.. Enumerable.Range(0, count).SelectMany(_ => SomeGallery.Vector(random))];
                gallery = gallery.With(new Sku(sku), vectors);
                model.TryAdd(sku, []);
                model[sku].AddRange(vectors);
            }

            Assert.Equal(model.Keys, gallery.Skus.Select(sku => sku.Value));
            Assert.Equal(model.Values.Sum(values => values.Count) / SomeGallery.Dimensions, gallery.VectorCount);
            for (var sku = 0; sku < gallery.Skus.Length; sku++)
            {
                var expected = model[gallery.Skus[sku].Value];
                Assert.Equal(expected.Count, gallery.VectorsOf(sku).Length);
                Assert.All(expected.Zip(gallery.VectorsOf(sku).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            }
        }, iter: 300);

    [Fact]
    public void Adding_leaves_the_gallery_it_was_added_to_as_it_was()
    {
        var before = SomeGallery.Of(3, 1);
        var bytes = GalleryFile.Write(before);

        before.With(new Sku("sku-1"), SomeGallery.Axis(1));
        before.Without(new Sku("sku-0"));

        Assert.Equal(bytes, GalleryFile.Write(before));
    }

    [Fact]
    public void Many_skus_at_once_make_the_gallery_that_one_by_one_makes()
    {
        var random = new Random(3);
        (Sku Sku, float[] Vectors)[] skus =
        [
            .. "cab".Select((name, i) =>
                (new Sku($"{name}"), Enumerable.Range(0, i + 1).SelectMany(_ => SomeGallery.Vector(random).Select(value => 3 * value)).ToArray())),
        ];

        var atOnce = Gallery.Of(SomeGallery.Model, SomeGallery.Dimensions, skus);
        var oneByOne = skus.Aggregate(SomeGallery.Empty, (gallery, entry) => gallery.With(entry.Sku, entry.Vectors));

        Assert.Equal(oneByOne.Skus, atOnce.Skus);
        Assert.Equal(oneByOne.VectorCount, atOnce.VectorCount);
        Assert.All(Enumerable.Range(0, 3), sku => Assert.Equal(oneByOne.VectorsOf(sku).ToArray(), atOnce.VectorsOf(sku).ToArray()));
    }

    [Fact]
    public void Many_skus_at_once_keep_the_bounds()
    {
        var full = Enumerable.Range(0, RecognitionLimits.VectorsPerSku).SelectMany(_ => SomeGallery.Axis(1)).ToArray();
        var skus = Enumerable.Range(0, RecognitionLimits.Vectors / RecognitionLimits.VectorsPerSku).Select(i => (new Sku($"s{i}"), full)).ToArray();

        Assert.Equal(RecognitionLimits.Vectors, Gallery.Of(SomeGallery.Model, SomeGallery.Dimensions, skus).VectorCount);
        Assert.Throws<ArgumentException>(() => Gallery.Of(SomeGallery.Model, SomeGallery.Dimensions, [.. skus, (new Sku("t"), SomeGallery.Axis(0))]));
        Assert.Throws<ArgumentException>(() => Gallery.Of(SomeGallery.Model, SomeGallery.Dimensions, [skus[0], skus[0]]));
    }

    [Fact]
    public void Vectors_are_scaled_to_length_one()
    {
        var gallery = SomeGallery.Empty.With(new Sku("a"), [.. SomeGallery.Axis(2).Select(value => value * 40)]);

        Assert.Equal(SomeGallery.Axis(2), gallery.VectorsOf(0).ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    public void Vector_without_a_direction_is_refused(float value) =>
        Assert.Throws<ArgumentException>(
            () => SomeGallery.Empty.With(new Sku("a"), [.. Enumerable.Repeat(value, SomeGallery.Dimensions)]));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("..")]
    public void Name_that_is_no_sku_is_refused(string sku) =>
        Assert.Throws<ArgumentException>(() => SomeGallery.Empty.With(new Sku(sku), SomeGallery.Axis(0)));

    [Fact]
    public void One_vector_too_many_of_a_sku_is_refused()
    {
        float[] all = [.. Enumerable.Repeat(SomeGallery.Axis(1), RecognitionLimits.VectorsPerSku).SelectMany(vector => vector)];
        var gallery = SomeGallery.Empty.With(new Sku("a"), all);

        var refusal = Assert.Throws<ArgumentException>(() => gallery.With(new Sku("a"), SomeGallery.Axis(1)));

        Assert.Contains("at most 1000 of one SKU and 20000 in all", refusal.Message, StringComparison.Ordinal);
        gallery.With(new Sku("b"), SomeGallery.Axis(1));
    }

    [Fact]
    public void One_vector_too_many_in_all_is_refused()
    {
        float[] all = [.. Enumerable.Repeat(SomeGallery.Axis(1), RecognitionLimits.VectorsPerSku).SelectMany(vector => vector)];
        var gallery = SomeGallery.Empty;
        for (var sku = 0; sku < RecognitionLimits.Vectors / RecognitionLimits.VectorsPerSku; sku++)
        {
            gallery = gallery.With(new Sku($"sku-{sku}"), all);
        }

        Assert.Equal(RecognitionLimits.Vectors, gallery.VectorCount);
        Assert.Throws<ArgumentException>(() => gallery.With(new Sku("one-more"), SomeGallery.Axis(1)));
    }

    [Fact]
    public void Vectors_of_another_model_are_refused_with_both_models()
    {
        Assert.Null(SomeGallery.Empty.FindMismatch(SomeGallery.Model, SomeGallery.Dimensions));
        Assert.StartsWith(
            "its vectors are of the model with SHA-256 aaaaaaaaaaaa..., the model in use has bbbbbbbbbbbb...;",
            SomeGallery.Empty.FindMismatch(new string('b', 64), SomeGallery.Dimensions),
            StringComparison.Ordinal);
        Assert.Equal(
            "its vectors have 16 dimensions, those of the model 64", SomeGallery.Empty.FindMismatch(SomeGallery.Model, 64));
    }
}
