using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Health;

namespace ShelfEdge.Service.Api;

/// <summary>How the shelves compare with the planogram.</summary>
internal static class ComplianceEndpoints
{
    public static void MapCompliance(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/compliance", Compliance).WithTags("stock")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How what is believed to stand on the shelves compares with the planogram, of all cameras or of one.");

    private static Results<Ok<ComplianceAnswer>, ProblemHttpResult> Compliance(
        string? camera, StockCompliance compliance, StockLedger ledger, Planogram planogram, PipelineProgress progress)
    {
        if (camera is not null && !planogram.Cameras.Any(planned => planned.Id.Value == camera))
        {
            return TypedResults.Problem($"The planogram has no camera '{camera}'.", statusCode: StatusCodes.Status404NotFound);
        }

        // What a camera saw long ago is no stray of now.
        var newest = progress.Snapshot().Cameras.Where(seen => seen.SinceProcessed <= seen.Allowance).Select(seen => seen.Newest);
        return TypedResults.Ok(ComplianceAnswer.From(compliance.Judge(
            ledger.Snapshot, newest.OfType<Core.Detection.FrameDetections>(), camera is null ? null : new CameraId(camera))));
    }
}
