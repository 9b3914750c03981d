namespace ShelfEdge.Lab.Scenes.Coco;

internal sealed record CocoCategory(int Id, string Name);
