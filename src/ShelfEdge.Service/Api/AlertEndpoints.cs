using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Service.Alerts;

namespace ShelfEdge.Service.Api;

/// <summary>Alerts, what staff say about them, and the times in which none is raised.</summary>
internal static class AlertEndpoints
{
    private const int MostOfAPage = 500;
    private const int UsualPage = 100;
    private const int MaxBodyBytes = 4096;

    public static void MapAlerts(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1/alerts").WithTags("alerts").WithMetadata(new BodyLimit());
        group.MapGet("", List).WithSummary("Open alerts, the most urgent first, or all that are kept, the newest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("/{id:guid}", Story).WithSummary("One alert with every step of its life that is kept.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{id:guid}/evidence/{moment}", Evidence)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The zone of the position before the alert, or the first clear look after it was raised.");
        group.MapPost("/{id:guid}/acknowledge", AcknowledgeAsync).WithSummary("Says that somebody has seen an open alert.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/suppressions", Suppressions).WithSummary("Active and planned suppressions.");
        group.MapPost("/suppressions", SuppressAsync).WithSummary("Holds alerts of a position or of the store back for a time.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapDelete("/suppressions/{id:guid}", LiftAsync).WithSummary("Ends a suppression before its time.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<AlertList>, ProblemHttpResult> List(
        AlertBook book, AlertHistory history, string? state = null, DateTimeOffset? since = null, int? limit = null, string? cursor = null)
    {
        var snapshot = book.Snapshot;
        var size = limit ?? UsualPage;
        if (size is < 1 or > MostOfAPage)
        {
            return Bad($"'limit' must be from 1 to {MostOfAPage}.");
        }

        var ranks = Ranks(snapshot);
        switch (state ?? "open")
        {
            case "open":
                if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var skip))
                {
                    return Bad("'cursor' is not one that this list gave.");
                }

                var open = snapshot.Open.Where(alert => since is null || alert.RaisedAt >= since).ToList();
                var page = open.Skip(skip).Take(size).Select(alert => AlertAnswer.From(alert, ranks[alert.Id])).ToList();
                var end = skip + page.Count;
                return Page(snapshot, page, end < open.Count && page.Count > 0 ? end.ToString(CultureInfo.InvariantCulture) : null);
            case "all":
                var before = cursor is null ? null : AlertCursor.Parse(cursor);
                if (cursor is not null && before is null)
                {
                    return Bad("'cursor' is not one that this list gave.");
                }

                var (alerts, next) = history.List(since ?? DateTimeOffset.MinValue, before, size);
                return Page(snapshot, [.. alerts.Select(alert => AlertAnswer.From(alert, Rank(ranks, alert.Id)))], next?.ToString());
            default:
                return Bad("'state' must be 'open' or 'all'.");
        }
    }

    private static Results<Ok<AlertStory>, ProblemHttpResult> Story(
        Guid id, AlertBook book, AlertHistory history, EvidenceFolder evidence)
    {
        var snapshot = book.Snapshot;
        var story = history.Story(id);
        var newest = snapshot.Open.FirstOrDefault(alert => alert.Id == id) ?? (story.Count == 0 ? null : story[^1]);
        return newest is null
            ? TypedResults.Problem($"There is no alert {id}, or it is no longer kept.", statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Ok(new AlertStory(
                AlertAnswer.From(newest, Rank(Ranks(snapshot), id)), [.. story.Select(step => AlertAnswer.From(step, null))],
                evidence.Moments(id)));
    }

    // Names come from the id and from these two words alone, never from the path.
    private static Results<FileContentHttpResult, ProblemHttpResult> Evidence(
        Guid id, string moment, EvidenceFolder evidence, HttpResponse response)
    {
        EvidenceMoment? asked = moment switch { "before" => EvidenceMoment.Before, "after" => EvidenceMoment.After, _ => null };
        if (asked is not { } known || evidence.Read(id, known) is not { } jpeg)
        {
            return TypedResults.Problem(
                $"There is no such picture of alert {id}: it is before or after, was not taken, or is no longer kept.",
                statusCode: StatusCodes.Status404NotFound);
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.File(jpeg, "image/jpeg");
    }

    private static async Task<Results<Ok<AlertAnswer>, ProblemHttpResult>> AcknowledgeAsync(
        Guid id, AcknowledgeRequest request, AlertDesk desk, AlertBook book, CancellationToken cancellationToken)
    {
        var outcome = await desk.AcknowledgeAsync(id, request.By, cancellationToken);
        return outcome.Value is { } alert
            ? TypedResults.Ok(AlertAnswer.From(alert, Rank(Ranks(book.Snapshot), id)))
            : Problem(outcome.Refusal, outcome.Reason);
    }

    private static Ok<SuppressionAnswers> Suppressions(AlertBook book) =>
        TypedResults.Ok(new SuppressionAnswers([.. book.Snapshot.Suppressions.Select(SuppressionAnswer.Of)]));

    private static async Task<Results<Created<SuppressionAnswer>, Ok<SuppressionAnswer>, ProblemHttpResult>> SuppressAsync(
        SuppressionRequest request, AlertDesk desk, CancellationToken cancellationToken)
    {
        var outcome = await desk.SuppressAsync(request, cancellationToken);
        if (outcome.Value is not { } suppression)
        {
            return Problem(outcome.Refusal, outcome.Reason);
        }

        var answer = SuppressionAnswer.Of(suppression);
        return outcome.IsChanged
            ? TypedResults.Created($"/v1/alerts/suppressions/{suppression.Id}", answer)
            : TypedResults.Ok(answer);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LiftAsync(
        Guid id, string? by, AlertDesk desk, CancellationToken cancellationToken)
    {
        var outcome = await desk.LiftAsync(id, by ?? "api", cancellationToken);
        return outcome.Refusal is null ? TypedResults.NoContent() : Problem(outcome.Refusal, outcome.Reason);
    }

    private static Ok<AlertList> Page(AlertSnapshot snapshot, IReadOnlyList<AlertAnswer> alerts, string? next) =>
        TypedResults.Ok(new AlertList(snapshot.At, snapshot.IsStoreClosed, snapshot.HeldBack, alerts, next));

    private static Dictionary<Guid, int> Ranks(AlertSnapshot snapshot) =>
        snapshot.Open.Select((alert, index) => (alert.Id, index + 1)).ToDictionary();

    private static int? Rank(Dictionary<Guid, int> ranks, Guid alert) => ranks.TryGetValue(alert, out var rank) ? rank : null;

    private static ProblemHttpResult Bad(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult Problem(AlertRefusal? refusal, string? reason) => TypedResults.Problem(
        reason,
        statusCode: refusal switch
        {
            AlertRefusal.Invalid or AlertRefusal.NoSuchPosition => StatusCodes.Status400BadRequest,
            AlertRefusal.NoOpenAlert or AlertRefusal.NoSuchSuppression => StatusCodes.Status404NotFound,
            AlertRefusal.IdTaken or AlertRefusal.TooMany => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status503ServiceUnavailable,
        });

    // Read by the server before any of the body is.
    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MaxBodyBytes;
    }
}
