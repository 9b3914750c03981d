namespace ShelfEdge.Lab.Report;

/// <summary>What an item is expected to sell on a day.</summary>
/// <param name="Day">Open.</param>
/// <param name="Mean">Pieces.</param>
/// <param name="Low">Lower end of the 80 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Most">Pieces that nine of ten such days do not exceed.</param>
internal sealed record ItemForecast(DateOnly Day, double Mean, double Low, double High, double Most);
