namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>How the articles of a family differ.</summary>
internal enum VarietyKind
{
    Colours,

    /// <summary>By a printed value alone, such as the fat content.</summary>
    Value,

    ColoursAndValue,

    /// <summary>By pictures and the accent colour, such as flavours.</summary>
    Pictures,
}
