using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Hub.Intake;

namespace ShelfEdge.Hub.Api;

/// <summary>Answers for supervisors.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => TypedResults.Ok(new JsonObject { ["status"] = "live" }));
        endpoints.MapGet("/health/ready", Ready);
    }

    private static JsonHttpResult<JsonObject> Ready(IntakeCounters counters)
    {
        var reasons = new JsonArray();
        if (!counters.Connected)
        {
            reasons.Add("the broker is not connected");
        }

        if (counters.StoreProblem is { } problem)
        {
            reasons.Add($"the database takes nothing: {problem}");
        }

        return TypedResults.Json(
            new JsonObject { ["status"] = reasons.Count == 0 ? "ready" : "not ready", ["reasons"] = reasons },
            statusCode: reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
