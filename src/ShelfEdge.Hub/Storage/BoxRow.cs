namespace ShelfEdge.Hub.Storage;

/// <summary>A box of a store.</summary>
/// <param name="Box">The box.</param>
/// <param name="State"><c>online</c>, <c>offline</c> or <c>stopped</c>.</param>
/// <param name="Since">When this hub first heard of the state, by its own clock.</param>
internal sealed record BoxRow(string Box, string State, DateTimeOffset Since);
