namespace ShelfEdge.Lab.Recommend;

/// <summary>One row of an interactions file. Numbers stand for names.</summary>
/// <param name="User">Of <see cref="InteractionHistory.Users"/>.</param>
/// <param name="Item">Of <see cref="InteractionHistory.Items"/>.</param>
/// <param name="Weight">1 when the file has no weights.</param>
/// <param name="Time">The same for all events when the file has no times.</param>
internal readonly record struct InteractionEvent(int User, int Item, float Weight, DateTimeOffset Time);
