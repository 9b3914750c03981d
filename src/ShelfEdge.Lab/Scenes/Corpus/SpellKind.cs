namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>What happens to a camera or its light for a while.</summary>
internal enum SpellKind
{
    /// <summary>The light is another.</summary>
    Light,

    /// <summary>A patch of glare moves over the shelf.</summary>
    Glare,

    /// <summary>The camera was pushed.</summary>
    Nudge,

    /// <summary>The lens is covered.</summary>
    Cover,

    /// <summary>The camera goes on sending its last picture.</summary>
    Freeze,

    /// <summary>The camera sends nothing.</summary>
    Outage,
}
