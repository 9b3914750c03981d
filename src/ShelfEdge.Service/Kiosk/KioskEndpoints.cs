using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Api;

namespace ShelfEdge.Service.Kiosk;

/// <summary>What kiosks ask and report. Everything here needs a key.</summary>
internal static class KioskEndpoints
{
    private const int DefaultItems = 10;

    public static void MapKiosks(this IEndpointRouteBuilder endpoints)
    {
        var kiosks = endpoints.MapGroup("/v1/kiosks/{kiosk}").WithTags("kiosk").Guard(kiosk: true, staffOnly: false);
        kiosks.MapGet("/recommendations", Recommend)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What to recommend to a card or session, with an item in hand or without: only what stands on the shelf.");
        kiosks.MapPost("/events", ReportAsync)
            .Accepts<EventBatch>("application/json")
            .Produces<EventsAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new RequestSizeLimitAttribute(EventBatch.MaxBytes))
            .WithSummary("Report what was shown, tapped and bought.");
        endpoints.MapGet("/v1/insight/rules", Rules).WithTags("kiosk").Guard(kiosk: false, staffOnly: false)
            .WithSummary("What goes with an item, by association rules.");
        var shoppers = endpoints.MapGroup("/v1/shoppers/{id}").WithTags("shoppers");
        shoppers.MapGet("/segment", Segment).Guard(kiosk: false, staffOnly: false)
            .WithSummary("The segment of a shopper, by the id that recommendations carry.");
        shoppers.MapDelete("", Forget).Guard(kiosk: false, staffOnly: true)
            .WithSummary("Forget a shopper. Needs a key of staff.");
    }

    private static Results<Ok<RecommendationAnswer>, ProblemHttpResult> Recommend(
        string kiosk, string? card, string? session, string? item, int? k, HttpContext http, ShopperKeys keys, Recommendations recommendations)
    {
        if (k is not (null or (>= 1 and <= ShelfRanker.MostItems)))
        {
            return Bad($"k: {k} is not allowed; 1 to {ShelfRanker.MostItems} are.");
        }

        if (item is not null && !Identifier.IsValid(item))
        {
            return Bad($"item: {Identifier.Rule}.");
        }

        if (ShopperNaming.Find(kiosk, card, session, keys, out var shopper) is { } wrong)
        {
            return Bad($"{wrong}.");
        }

        var texts = ReasonTexts.For(http.Request.Headers.AcceptLanguage.ToString());
        http.Response.Headers.ContentLanguage = texts.Language;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(recommendations.Compose(kiosk, shopper, item, k ?? DefaultItems, texts));
    }

    private static async Task<IResult> ReportAsync(
        string kiosk, HttpContext http, ShopperKeys keys, KioskStore store, FeedbackLog feedback, TimeProvider time)
    {
        EventBatch? batch;
        try
        {
            batch = await JsonSerializer.DeserializeAsync(http.Request.Body, ApiJsonContext.Default.EventBatch, http.RequestAborted);
        }
        catch (JsonException exception)
        {
            return Bad($"The body is no batch of events: {exception.Path} {exception.InnerException?.GetType().Name}".TrimEnd());
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: exception.StatusCode);
        }

        var errors = new Dictionary<string, string[]>();
        var events = EventReading.Read(kiosk, batch ?? new EventBatch(null), keys, store.Assortment, time.GetUtcNow(), errors);
        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors, "Nothing was stored.");
        }

        try
        {
            feedback.Append(kiosk, events);
            return TypedResults.Ok(new EventsAnswer(events.Count));
        }
        catch (SqliteException exception)
        {
            return NotNow(http, exception);
        }
    }

    private static Ok<RuleList> Rules(string item, KioskStore store) => TypedResults.Ok(new RuleList(
        item,
        [
            .. (store.State.Rules?.With(item) ?? []).Take(ShelfRanker.MostItems)
                .Select(rule => new RuleAnswer([.. rule.If], rule.Then, rule.Support, rule.Confidence, rule.Lift)),
        ]));

    private static Results<Ok<SegmentAnswer>, ProblemHttpResult> Segment(string id, FeedbackLog feedback, TimeProvider time)
    {
        if (!ShopperId.TryParse(id, out var shopper))
        {
            return Bad("The id of a shopper has 32 hexadecimal digits; recommendations carry it.");
        }

        return feedback.Find(shopper) is { } profile
            ? TypedResults.Ok(new SegmentAnswer(shopper.ToString(), feedback.SegmentOf(profile, time.GetUtcNow()), profile.Visits, feedback.IsHeldOut(shopper)))
            : TypedResults.Problem("Nothing is known of this shopper.", statusCode: StatusCodes.Status404NotFound);
    }

    private static Results<NoContent, ProblemHttpResult> Forget(string id, HttpContext http, FeedbackLog feedback)
    {
        if (!ShopperId.TryParse(id, out var shopper))
        {
            return Bad("The id of a shopper has 32 hexadecimal digits; recommendations carry it.");
        }

        try
        {
            return feedback.Forget(shopper)
                ? TypedResults.NoContent()
                : TypedResults.Problem("Nothing is known of this shopper.", statusCode: StatusCodes.Status404NotFound);
        }
        catch (SqliteException exception)
        {
            return NotNow(http, exception);
        }
    }

    private static ProblemHttpResult Bad(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult NotNow(HttpContext http, SqliteException exception)
    {
        http.Response.Headers.RetryAfter = "5";
        return TypedResults.Problem(
            $"The kiosk database cannot be written: {exception.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
