using ShelfEdge.Core.Remote;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>Data of <see cref="EventTypes.Audit"/>.</summary>
internal sealed record AuditPayload(
    string Command, string CommandId, string By, CommandOutcome Outcome, string? Reason, DateTime BegunAt);
