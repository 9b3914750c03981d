using System.Text.Json.Nodes;

namespace ShelfEdge.Hub.Storage;

/// <summary>Current row of a position, an alert or a camera of a store.</summary>
/// <param name="Box">The box that said so.</param>
/// <param name="Subject">The position, alert or camera.</param>
/// <param name="Time">When it happened, by the clock of the box.</param>
/// <param name="Data">The newest payload.</param>
internal sealed record CurrentRow(string Box, string Subject, DateTimeOffset Time, JsonNode Data);
