using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Alerts;

namespace ShelfEdge.Service.Api;

/// <summary>A page of alerts.</summary>
/// <param name="At">Of the newest look.</param>
/// <param name="IsStoreClosed">True outside opening hours, when nothing is raised.</param>
/// <param name="HeldBack">Conditions that hold and are not raised because they are suppressed.</param>
/// <param name="Alerts">Open ones: the most urgent first. All: the newest raised first.</param>
/// <param name="Next">For <c>cursor</c> of the next page; absent on the last one.</param>
internal sealed record AlertList(
    DateTimeOffset At, bool IsStoreClosed, int HeldBack, IReadOnlyList<AlertAnswer> Alerts, string? Next);

/// <summary>One alert.</summary>
/// <param name="Id">The same from raised to cleared, also in messages.</param>
/// <param name="Kind"><c>low</c>, <c>empty</c>, <c>predictedEmpty</c>, <c>misplaced</c> or <c>camera</c>.</param>
/// <param name="Phase"><c>raised</c>, <c>updated</c>, <c>acknowledged</c> or <c>cleared</c>.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>critical</c>.</param>
/// <param name="Rank">1 for the most urgent open alert; absent for one that is over.</param>
/// <param name="Position">The position; absent for a camera.</param>
/// <param name="Sku">The SKU planned there; absent for a camera.</param>
/// <param name="Camera">The camera that sees it, or that is in trouble itself.</param>
/// <param name="Believed">Believed facings.</param>
/// <param name="Capacity">Facings when full.</param>
/// <param name="SeenSku">For a misplaced product: the SKU that is seen.</param>
/// <param name="Reason">For a camera: what is wrong.</param>
/// <param name="EmptyAt">For a predicted empty position: when, with an even chance.</param>
/// <param name="Priority">Of the position, 1 to 5.</param>
/// <param name="ExpectedLoss">Expected lost sales until help comes, in the currency of the store.</param>
/// <param name="AcknowledgedBy">Who said first that they have seen it.</param>
/// <param name="AcknowledgedAt">When.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="At">When <paramref name="Phase"/> was entered.</param>
internal sealed record AlertAnswer(
    Guid Id,
    AlertKind Kind,
    AlertPhase Phase,
    AlertSeverity Severity,
    int? Rank,
    string? Position,
    string? Sku,
    string Camera,
    int? Believed,
    int? Capacity,
    string? SeenSku,
    string? Reason,
    DateTimeOffset? EmptyAt,
    int Priority,
    double? ExpectedLoss,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset RaisedAt,
    DateTimeOffset At)
{
    public static AlertAnswer From(Alert alert, int? rank) => new(
        alert.Id, alert.Kind, alert.Phase, alert.Severity, rank, alert.Position?.Value, alert.Sku?.Value, alert.Camera.Value,
        alert.Believed, alert.Capacity, alert.SeenSku?.Value, alert.Reason, alert.EmptyAt, alert.Priority, alert.ExpectedLoss,
        alert.Acknowledged?.By, alert.Acknowledged?.At, alert.RaisedAt, alert.At);
}

/// <summary>One alert with its whole story.</summary>
/// <param name="Alert">As it stands.</param>
/// <param name="Story">Every step that is kept, oldest first.</param>
/// <param name="Evidence">Pictures that there are: <c>before</c>, <c>after</c>.</param>
internal sealed record AlertStory(AlertAnswer Alert, IReadOnlyList<AlertAnswer> Story, IReadOnlyList<EvidenceMoment> Evidence);

/// <summary>Says that an alert was seen.</summary>
/// <param name="By">Who, 1 to 64 characters.</param>
internal sealed record AcknowledgeRequest(string? By);

/// <summary>Active and planned suppressions.</summary>
internal sealed record SuppressionAnswers(IReadOnlyList<SuppressionAnswer> Suppressions);

/// <summary>A time in which nothing is raised.</summary>
/// <param name="Id">To lift it by.</param>
/// <param name="Position">Absent for the whole store.</param>
/// <param name="From">Begin.</param>
/// <param name="Until">End.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="At">When.</param>
internal sealed record SuppressionAnswer(
    Guid Id, string? Position, DateTimeOffset From, DateTimeOffset Until, string Reason, string By, DateTimeOffset At)
{
    public static SuppressionAnswer Of(Suppression suppression) => new(
        suppression.Id, suppression.Position?.Value, suppression.From, suppression.Until, suppression.Reason,
        suppression.Made.By, suppression.Made.At);
}
