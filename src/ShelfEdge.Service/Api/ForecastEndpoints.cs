using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Forecast;

namespace ShelfEdge.Service.Api;

/// <summary>How long stock will last, and how much of the time there was some.</summary>
internal static class ForecastEndpoints
{
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(7);

    public static void MapForecast(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1").WithTags("forecast");
        group.MapGet("/positions/{id}/forecast", Forecast).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("When a position is expected to be empty if nobody refills it.");
        group.MapGet("/availability", Availability).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("On-shelf availability by position, shelf, camera, category or of the store.");
    }

    private static Results<Ok<ForecastAnswer>, ProblemHttpResult> Forecast(string id, LatestForecast latest, Planogram planogram)
    {
        var snapshot = latest.Snapshot;
        var position = new PositionId(id);
        return planogram.Positions.Any(planned => planned.Id == position)
            ? TypedResults.Ok(ForecastAnswer.From(position, snapshot))
            : TypedResults.Problem($"The planogram has no position '{id}'.", statusCode: StatusCodes.Status404NotFound);
    }

    private static Results<Ok<AvailabilityList>, ProblemHttpResult> Availability(
        HourStore hours, Planogram planogram, TimeProvider time, string? by = null, DateTimeOffset? since = null)
    {
        if (Grouping(by ?? "position", planogram) is not { } group)
        {
            return TypedResults.Problem(
                "'by' must be 'position', 'shelf', 'camera', 'category' or 'store'.", statusCode: StatusCodes.Status400BadRequest);
        }

        var first = HourNumber.Of(since ?? time.GetUtcNow() - UsualSpan);
        var sums = hours.Sums(first);
        var meters = new Dictionary<string, AvailabilityMeter>(StringComparer.Ordinal);
        foreach (var position in planogram.Positions)
        {
            var key = group(position);
            if (!meters.TryGetValue(key, out var meter))
            {
                meters.Add(key, meter = new AvailabilityMeter());
            }

            meter.Add(sums.GetValueOrDefault(position.Id));
        }

        return TypedResults.Ok(new AvailabilityList(
            by ?? "position", first.Start, [.. meters.Select(entry => AvailabilityAnswer.From(entry.Key, entry.Value))]));
    }

    private static Func<Position, string>? Grouping(string by, Planogram planogram)
    {
        var categories = planogram.Products.DistinctBy(product => product.Sku).ToDictionary(product => product.Sku, product => product.Category);
        return by switch
        {
            "position" => position => position.Id.Value,
            "shelf" => position => position.Shelf.Value,
            "camera" => position => position.Camera.Value,
            "category" => position => categories.GetValueOrDefault(position.Sku) ?? "",
            "store" => _ => "store",
            _ => null,
        };
    }
}
