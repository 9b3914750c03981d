namespace ShelfEdge.Core.Alerts;

/// <summary>What a caller asks for; checked by <see cref="AlertBook.Suppress"/>.</summary>
/// <param name="Id">
/// Makes the request safe to repeat: a second one with the same id and content changes nothing. <see langword="null"/> lets the
/// box choose one, and then a request that equals a suppression that is there changes nothing.
/// </param>
/// <param name="Position">A position of the planogram; <see langword="null"/> for the whole store.</param>
/// <param name="From">Begin; <see langword="null"/> for now.</param>
/// <param name="Until">End.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who asks.</param>
public sealed record SuppressionRequest(
    Guid? Id, string? Position, DateTimeOffset? From, DateTimeOffset Until, string? Reason, string? By);
