namespace ShelfEdge.Hub.Tests.Contract;

/// <summary>A payload by its CloudEvents type, and the schemas it must follow.</summary>
internal sealed record Message(string Name, IReadOnlyList<string> Schemas);
