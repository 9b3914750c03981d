namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// One article: everything that its package's look depends on. Two SKUs of a family share shape, size and layout and differ in
/// colours, a printed value or a picture.
/// </summary>
/// <remarks><c>Id</c>: Unique within its <see cref="SkuSource"/>. <c>Family</c>: Likewise.</remarks>
internal sealed record Sku(int Id, int Family, PackageShape Shape, Brand Brand, BrandColours Colours, Variety Variety)
{
    /// <summary>An article of no family, for scenes whose articles need no number.</summary>
    public static Sku Single(Brand brand, BrandColours colours, PackageShape shape) => new(0, 0, shape, brand, colours, Variety.Plain);
}
