using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Messaging.Outbox;

namespace ShelfEdge.Service.Api;

/// <summary>What waits for the broker, what was given up and what the broker refused.</summary>
internal static class OutboxEndpoints
{
    private const int DeadLettersShown = 100;

    public static void MapOutbox(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/outbox", Outbox).WithTags("outbox")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("The outbox by lane, and the newest messages that the broker refused for good.");

    private static Results<Ok<OutboxAnswer>, ProblemHttpResult> Outbox(SqliteOutbox outbox)
    {
        try
        {
            return TypedResults.Ok(OutboxAnswer.From(outbox.Status, outbox.DeadLetters(DeadLettersShown)));
        }
        catch (OutboxException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
