namespace ShelfEdge.Lab.Fleet;

/// <summary>What boxes are made up, and what they do.</summary>
/// <param name="Host">Of the broker.</param>
/// <param name="Port">Of the broker.</param>
/// <param name="Boxes">One for each store.</param>
/// <param name="Rate">Positions that change a second in each box: an event and a retained state each.</param>
/// <param name="Seconds">How long they change; then the boxes send what still waits.</param>
/// <param name="Seed">Of when and what changes.</param>
internal sealed record FleetRules(string Host, int Port, int Boxes, double Rate, int Seconds, int Seed);
