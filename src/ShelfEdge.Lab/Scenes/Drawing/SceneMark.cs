namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>
/// A labelled thing in a scene. <see cref="ExpectedArea"/> is the pixels it would cover if nothing hid it, parts outside the
/// frame included.
/// </summary>
internal sealed class SceneMark(SceneCategory category)
{
    public SceneCategory Category { get; } = category;

    public float ExpectedArea { get; set; }
}
