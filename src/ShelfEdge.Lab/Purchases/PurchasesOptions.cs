namespace ShelfEdge.Lab.Purchases;

/// <summary>What <c>shelfedge-lab purchases</c> was asked for.</summary>
/// <param name="Input">File of purchases.</param>
/// <param name="Format">How it says what it says.</param>
/// <param name="TrainUntil">Last day of the training part; null puts everything into it.</param>
/// <param name="ValidateUntil">Last day of the validation part between training and test; null for no such part.</param>
/// <param name="TestUntil">Last day of the test part; null for all that is left.</param>
/// <param name="Output">Folder to write to.</param>
/// <param name="MemoryMegabytes">That the database may take; past it, it works on disk.</param>
internal sealed record PurchasesOptions(
    string Input,
    PurchaseFormat Format,
    DateOnly? TrainUntil,
    DateOnly? ValidateUntil,
    DateOnly? TestUntil,
    string Output,
    int MemoryMegabytes);
