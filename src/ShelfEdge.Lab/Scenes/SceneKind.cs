namespace ShelfEdge.Lab.Scenes;

/// <summary>What a scene is about.</summary>
internal enum SceneKind
{
    /// <summary>Bays of boards full of goods.</summary>
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
