namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>A line of look-alike packages: the same layout and shape, varied in colour.</summary>
internal sealed record Brand(BrandColours Colours, int LayoutSeed)
{
    public static Brand Draw(Random random) => new(BrandColours.Draw(random), random.Next());
}
