namespace ShelfEdge.Lab.Purchases;

/// <summary>A file of data cannot be used. The message names the file and the line, what is wrong and what is allowed.</summary>
internal sealed class DataFileException(string message) : Exception(message);
