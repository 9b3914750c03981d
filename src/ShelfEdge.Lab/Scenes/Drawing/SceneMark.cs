using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>
/// A labelled thing in a scene. <see cref="ExpectedArea"/> is the pixels it would cover if nothing hid it, parts outside the
/// frame included.
/// </summary>
internal sealed class SceneMark(SceneCategory category, Sku? sku = null, int row = 0)
{
    public SceneCategory Category { get; } = category;

    /// <summary>The article shown, for products.</summary>
    public Sku? Sku { get; } = sku;

    /// <summary>The row that it stands in, counted from 1; 0 for none.</summary>
    public int Row { get; } = row;

    public float ExpectedArea { get; set; }
}
