using System.Text.Json;
using ShelfEdge.Core.Remote;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.Reply"/>.</summary>
internal sealed record ReplyPayload(
    string Command, string? CommandId, CommandOutcome Outcome, string? Reason, bool Repeated, DateTime? BegunAt, JsonElement? Result);
