namespace ShelfEdge.Hub.Storage;

/// <summary>What a committed batch came to.</summary>
/// <param name="Stored">Events that were new.</param>
/// <param name="Duplicates">Events that were stored before, by id.</param>
/// <param name="States">Retained states taken.</param>
internal readonly record struct StoreOutcome(int Stored, int Duplicates, int States);
