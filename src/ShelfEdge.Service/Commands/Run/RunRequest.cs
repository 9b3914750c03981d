namespace ShelfEdge.Service.Commands.Run;

/// <summary>What the command line asked for.</summary>
/// <param name="Config">Settings file; <see langword="null"/> for the usual places.</param>
/// <param name="Input">Count on this source alone.</param>
/// <param name="Once">End at the end of <paramref name="Input"/>.</param>
/// <param name="Live">Show the live view.</param>
/// <param name="EmbeddedBroker">Start a broker in the process.</param>
internal sealed record RunRequest(FileInfo? Config, string? Input, bool Once, bool Live, bool EmbeddedBroker);
