namespace ShelfEdge.Lab.Scenes;

/// <summary>What a scene is about.</summary>
internal enum SceneKind
{
    /// <summary>A whole bay of a supermarket, seen from in front.</summary>
    Bay,

    /// <summary>Chilled goods in long rows, as a rule behind glass doors.</summary>
    Chiller,

    /// <summary>Bays of boards full of goods from anywhere, near and far.</summary>
    Aisle,

    /// <summary>Goods on hooks.</summary>
    HookWall,

    /// <summary>A home refrigerator.</summary>
    Fridge,

    /// <summary>A few packages close by.</summary>
    Tabletop,

    /// <summary>No product at all: bare boards with tags, signs, floor, people.</summary>
    Bare,
}
