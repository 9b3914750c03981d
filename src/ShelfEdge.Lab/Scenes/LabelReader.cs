using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes;

/// <summary>Reads the visible extent of every mark off the finished picture of marks.</summary>
internal static class LabelReader
{
    private const float LeastProduct = 0.35f;
    private const float LeastOther = 0.4f;
    private const float LeastOccluder = 0.02f;
    private const int LeastSidePixels = 5;

    public static List<SceneLabel> Read(ReadOnlySpan<int> seen, int width, int height, IReadOnlyList<SceneMark> marks)
    {
        var bounds = new SKRectI[marks.Count];
        var pixels = new int[marks.Count];
        Array.Fill(bounds, new SKRectI(int.MaxValue, int.MaxValue, -1, -1));
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<int> row = seen.Slice(y * width, width);
            for (int x = 0; x < width; x++)
            {
                int mark = row[x];
                if (mark == 0)
                {
                    continue;
                }

                ref SKRectI box = ref bounds[mark];
                box.Left = Math.Min(box.Left, x);
                box.Top = Math.Min(box.Top, y);
                box.Right = Math.Max(box.Right, x + 1);
                box.Bottom = Math.Max(box.Bottom, y + 1);
                pixels[mark]++;
            }
        }

        var labels = new List<SceneLabel>();
        for (int mark = 1; mark < marks.Count; mark++)
        {
            SKRectI box = bounds[mark];
            if (pixels[mark] == 0 || box.Width < LeastSidePixels || box.Height < LeastSidePixels)
            {
                continue;
            }

            float share = Math.Min(1, pixels[mark] / Math.Max(1, marks[mark].ExpectedArea));
            if (share >= Least(marks[mark].Category))
            {
                labels.Add(new SceneLabel(mark, marks[mark].Category, box, pixels[mark], share) { Sku = marks[mark].Sku, Row = marks[mark].Row });
            }
        }

        AddRows(labels);
        return labels;
    }

    /// <summary>A row is as large as the products and gaps labelled in it.</summary>
    private static void AddRows(List<SceneLabel> labels)
    {
        foreach (IGrouping<int, SceneLabel> row in labels.Where(label => label.Row > 0).GroupBy(label => label.Row).ToArray())
        {
            SKRectI bounds = row.Select(label => label.Bounds).Aggregate(SKRectI.Union);
            labels.Add(new SceneLabel(0, SceneCategory.ShelfRow, bounds, row.Sum(label => label.VisiblePixels), 1) { Row = row.Key });
        }
    }

    private static float Least(SceneCategory category) => category switch
    {
        SceneCategory.Product => LeastProduct,
        SceneCategory.Occluder => LeastOccluder,
        _ => LeastOther,
    };
}
