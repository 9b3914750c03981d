namespace ShelfEdge.Core.Remote;

/// <summary>A command as it was read: well formed, which says nothing about whether it can be done. Immutable.</summary>
/// <param name="Kind">By the topic, which alone decides who may send it.</param>
/// <param name="Id">Chosen by the sender, an <see cref="Planogram.Identifier"/>; a repetition has the same one.</param>
/// <param name="By">Who sends, as they call themselves; 1 to <see cref="CommandFile.MaxSource"/> characters.</param>
/// <param name="Data">What the command needs: a JSON object in UTF-8.</param>
public sealed record RemoteCommand(CommandKind Kind, string Id, string By, ReadOnlyMemory<byte> Data);
