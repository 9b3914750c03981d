namespace ShelfEdge.Hub.Storage;

/// <summary>What a box, or the broker in its place, last said about it.</summary>
/// <param name="Site">The store.</param>
/// <param name="Box">The box within the store.</param>
/// <param name="State"><c>online</c>, <c>offline</c> or <c>stopped</c>.</param>
internal sealed record BoxAvailability(string Site, string Box, string State);
