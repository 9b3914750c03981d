namespace ShelfEdge.Lab.Scenes;

/// <summary><c>Jpeg</c>: The encoded picture. <c>Labels</c>: In order of drawing.</summary>
internal sealed record RenderedScene(byte[] Jpeg, int WidthPixels, int HeightPixels, IReadOnlyList<SceneLabel> Labels);
