using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>The list that <c>shelfedge detect --gaps</c> writes.</summary>
/// <param name="path">Where it goes.</param>
/// <param name="ids">Ids of the pictures, if the list goes by them.</param>
internal sealed class GapListFile(string path, ImageIds? ids) : IDisposable
{
    /// <summary>Category of every entry.</summary>
    public const string Category = "gap";

    private readonly JsonListFile _file = new(path);

    /// <param name="fileName">Name of the picture.</param>
    /// <param name="gaps">What was found in it.</param>
    /// <param name="products">The products that the gaps lie between.</param>
    /// <exception cref="IOException">The list goes by ids and the picture has none.</exception>
    public void Add(string fileName, ReadOnlySpan<ShelfGap> gaps, ReadOnlySpan<Detection> products)
    {
        var id = ids?.Require(fileName);
        foreach (var gap in gaps)
        {
            _file.Add(
                new PictureGap(
                    id, fileName, Corners(gap.Box), gap.Score, Category, gap.Facings,
                    gap.Left is { } left ? Corners(products[left].Box) : null,
                    gap.Right is { } right ? Corners(products[right].Box) : null),
                DetectJsonContext.Default.PictureGap);
        }
    }

    public void Complete() => _file.Complete();

    public void Dispose() => _file.Dispose();

    private static float[] Corners(Box box) => [box.X1, box.Y1, box.Width, box.Height];
}
