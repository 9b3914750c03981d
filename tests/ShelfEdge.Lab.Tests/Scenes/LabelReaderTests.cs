using ShelfEdge.Lab.Scenes;
using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes;

public sealed class LabelReaderTests
{
    private const int Side = 100;

    [Fact]
    public void Label_bounds_the_pixels_in_sight()
    {
        using var canvas = new SceneCanvas(Side, Side);
        canvas.Rect(SKMatrix.Identity, new SKRect(10, 20, 40, 60), SKColors.Red, canvas.AddMark(SceneCategory.Product));
        canvas.Rect(SKMatrix.Identity, new SKRect(30, 0, 100, 100), SKColors.Blue);

        SceneLabel label = Assert.Single(Read(canvas));

        Assert.Equal(new SKRectI(10, 20, 30, 60), label.Bounds);
        Assert.Equal(20 * 40, label.VisiblePixels);
        Assert.Equal(2 / 3f, label.VisibleShare, 2);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(40, 1)]
    public void Product_counts_from_about_a_third_in_sight(int rightInSight, int labels)
    {
        using var canvas = new SceneCanvas(Side, Side);
        canvas.Rect(SKMatrix.Identity, new SKRect(0, 0, 100, 50), SKColors.Red, canvas.AddMark(SceneCategory.Product));
        canvas.Rect(SKMatrix.Identity, new SKRect(rightInSight, 0, 100, 100), SKColors.Blue);

        Assert.Equal(labels, Read(canvas).Count);
    }

    [Fact]
    public void Product_cut_by_the_frame_is_judged_by_its_whole_area()
    {
        using var canvas = new SceneCanvas(Side, Side);
        canvas.Rect(SKMatrix.Identity, new SKRect(80, 10, 180, 60), SKColors.Red, canvas.AddMark(SceneCategory.Product));
        canvas.Rect(SKMatrix.Identity, new SKRect(50, 70, 130, 90), SKColors.Red, canvas.AddMark(SceneCategory.Product));

        SceneLabel label = Assert.Single(Read(canvas));

        Assert.Equal(new SKRectI(50, 70, 100, 90), label.Bounds);
    }

    [Fact]
    public void Category_of_the_mark_is_kept()
    {
        using var canvas = new SceneCanvas(Side, Side);
        SceneCategory[] categories = [SceneCategory.PriceTag, SceneCategory.Gap, SceneCategory.Occluder, SceneCategory.Product];
        for (int i = 0; i < categories.Length; i++)
        {
            canvas.Rect(SKMatrix.Identity, new SKRect(i * 20, 0, (i * 20) + 15, 15), SKColors.Red, canvas.AddMark(categories[i]));
        }

        Assert.Equal(categories, Read(canvas).Select(label => label.Category));
    }

    private static List<SceneLabel> Read(SceneCanvas canvas)
    {
        var seen = new int[Side * Side];
        canvas.CopyMarks(seen);
        return LabelReader.Read(seen, Side, Side, canvas.Marks);
    }
}
