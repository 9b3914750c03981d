namespace ShelfEdge.Lab.Scenes.Coco;

internal sealed record CocoDocument(
    IReadOnlyList<CocoImage> Images, IReadOnlyList<CocoAnnotation> Annotations, IReadOnlyList<CocoCategory> Categories)
{
    public static IReadOnlyList<CocoCategory> SceneCategories { get; } =
        [new(1, "product"), new(2, "price-tag"), new(3, "gap"), new(4, "occluder"), new(5, "shelf-row")];
}
