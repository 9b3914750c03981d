namespace ShelfEdge.Lab.Scenes.Coco;

/// <summary><c>Bbox</c>: Left, top, width, height in pixels of the image. <c>Area</c>: Visible pixels.</summary>
internal sealed record CocoAnnotation(int Id, int ImageId, int CategoryId, IReadOnlyList<int> Bbox, int Area, int Iscrowd);
