namespace ShelfEdge.Hub.Intake;

/// <summary>How several hubs split the load.</summary>
internal enum IntakeSplit
{
    /// <summary>One hub takes everything.</summary>
    None,

    /// <summary>The broker splits: shared subscription of MQTT 5.</summary>
    Shared,

    /// <summary>Each hub takes its share of the stores and confirms the others unseen.</summary>
    Stores,
}
