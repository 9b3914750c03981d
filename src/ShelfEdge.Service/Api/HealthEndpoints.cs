using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Api;

/// <summary>Answers for supervisors.</summary>
internal static class HealthEndpoints
{
    public const string ReadyPath = "/health/ready";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/health").WithTags("health");
        group.MapGet("/live", Live)
            .WithSummary("Whether the process answers. Does not say that it counts: see /health/ready.");
        group.MapGet("/ready", Ready)
            .Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Whether the box does its work; 503 with the reasons when it does not.");
    }

    private static Ok<HealthAnswer> Live() => TypedResults.Ok(new HealthAnswer("live", [], []));

    private static Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>> Ready(
        PipelineProgress progress, HealthRules rules, IServiceProvider services)
    {
        // A box that only counts has no broker.
        var notes = services.GetService<HealthNotes>()?.Read() ?? [];
        var reasons = ReadinessPolicy.Evaluate(progress.Snapshot(), rules);
        return reasons.IsEmpty
            ? TypedResults.Ok(new HealthAnswer("ready", [], notes))
            : TypedResults.Json(
                new HealthAnswer("not ready", reasons, notes),
                ApiJsonContext.Default.HealthAnswer,
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Answer of the health endpoints.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not ready</c>.</param>
/// <param name="Reasons">Why not; empty when all is well.</param>
/// <param name="Notes">What else a person should know: a spent byte budget, a broker that delivers no commands, a trial.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Reasons, IReadOnlyList<string> Notes);
