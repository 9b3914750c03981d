namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>The look of a writing system.</summary>
internal enum Script
{
    /// <summary>Upright separate letters.</summary>
    Letters,

    /// <summary>Square characters of many strokes.</summary>
    Dense,

    /// <summary>Joined handwriting.</summary>
    Running,
}
