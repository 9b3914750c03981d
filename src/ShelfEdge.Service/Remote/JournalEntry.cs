using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Remote;

/// <summary>A command as the journal has it.</summary>
/// <param name="Id">Chosen by the sender.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="Digest">SHA-256 of what was asked, by which another command under the same id is known.</param>
/// <param name="BegunAt">When it was taken.</param>
/// <param name="ReplyTopic">Where replies go.</param>
/// <param name="Correlation">Given back with each of them.</param>
/// <param name="AuditId">Id of the event that tells of it.</param>
/// <param name="Answer"><see langword="null"/> while it is under way.</param>
/// <param name="AnsweredAt">When it ended.</param>
internal sealed record JournalEntry(
    string Id,
    CommandKind Kind,
    string By,
    byte[] Digest,
    DateTimeOffset BegunAt,
    string ReplyTopic,
    byte[] Correlation,
    Guid AuditId,
    CommandAnswer? Answer = null,
    DateTimeOffset? AnsweredAt = null);
