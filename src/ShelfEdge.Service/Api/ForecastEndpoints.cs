using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Forecast;

namespace ShelfEdge.Service.Api;

/// <summary>How long stock will last, and how much of the time there was some.</summary>
internal static class ForecastEndpoints
{
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(7);

    // Each day is a query of its own.
    private const int MostDays = 92;

    public static void MapForecast(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1").WithTags("forecast");
        group.MapGet("/positions/{id}/forecast", Forecast).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("When a position is expected to be empty if nobody refills it.");
        group.MapGet("/availability", Availability).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("On-shelf availability by position, shelf, camera, category or of the store, over all the time or by day.");
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
        HourStore hours, StoreDays days, Planogram planogram, TimeProvider time, string? by = null, DateTimeOffset? since = null,
        string? per = null)
    {
        if (Grouping(by ?? "position", planogram) is not { } group)
        {
            return TypedResults.Problem(
                "'by' must be 'position', 'shelf', 'camera', 'category' or 'store'.", statusCode: StatusCodes.Status400BadRequest);
        }

        var now = time.GetUtcNow();
        var first = HourNumber.Of(since ?? now - UsualSpan);
        switch (per)
        {
            case null:
                return TypedResults.Ok(new AvailabilityList(by ?? "position", first.Start, [.. Groups(planogram, group, hours.Sums(first), null)]));
            case "day" when now - first.Start <= TimeSpan.FromDays(MostDays):
                return TypedResults.Ok(new AvailabilityList(
                    by ?? "position", first.Start,
                    [.. days.Between(first, HourNumber.Of(now)).SelectMany(day => Groups(planogram, group, hours.Sums(day.First, day.Last), day.Day))]));
            case "day":
                return TypedResults.Problem(
                    $"With 'per=day', 'since' must lie within {MostDays} days.", statusCode: StatusCodes.Status400BadRequest);
            default:
                return TypedResults.Problem("'per' must be 'day', or be left out.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static IEnumerable<AvailabilityAnswer> Groups(
        Planogram planogram, Func<Position, string> group, Dictionary<PositionId, HourTally> sums, DateOnly? day)
    {
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

        return meters.Select(entry => AvailabilityAnswer.From(entry.Key, day, entry.Value));
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
