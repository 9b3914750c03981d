namespace ShelfEdge.Hub.Storage;

/// <summary>A message of the batch cannot be written as a row, whatever the database: trying again cannot help.</summary>
/// <param name="inner">What is wrong with it.</param>
internal sealed class UnwritableException(Exception inner) : Exception(inner.Message, inner);
