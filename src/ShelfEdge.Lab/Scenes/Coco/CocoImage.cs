namespace ShelfEdge.Lab.Scenes.Coco;

internal sealed record CocoImage(int Id, string FileName, int Width, int Height);
