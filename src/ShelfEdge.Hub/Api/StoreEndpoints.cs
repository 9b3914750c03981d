using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Api;

/// <summary>What is known of a store.</summary>
internal static class StoreEndpoints
{
    private const int DefaultLimit = 1000;
    private const int MaxLimit = 10_000;

    public static void MapStores(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/v1/stores/{id}");
        group.MapGet("/stock", async (string id, int? limit, IHubStore store, CancellationToken token) =>
            Answer(id, "positions", await store.StockAsync(id, Bounded(limit), token)));
        group.MapGet("/alerts", async (string id, int? limit, IHubStore store, CancellationToken token) =>
            Answer(id, "alerts", await store.AlertsAsync(id, Bounded(limit), token)));
        group.MapGet("/availability", AvailabilityAsync);
    }

    private static async Task<Ok<JsonObject>> AvailabilityAsync(string id, IHubStore store, CancellationToken token)
    {
        var stock = await store.StockAsync(id, MaxLimit, token);
        var known = stock.Select(row => (string?)row.Data["state"]).Where(state => state is "full" or "low" or "empty").ToList();
        var answer = new JsonObject
        {
            ["store"] = id,
            ["boxes"] = new JsonArray([.. (await store.BoxesAsync(id, DefaultLimit, token)).Select(box => new JsonObject
            {
                ["box"] = box.Box,
                ["state"] = box.State,
                ["since"] = BatchRows.Text(box.Since),
            })]),
            ["cameras"] = Rows(await store.CamerasAsync(id, DefaultLimit, token)),
            ["positions"] = stock.Count,
            ["known"] = known.Count,
            ["onShelf"] = known.Count(state => state != "empty"),
            ["onShelfShare"] = known.Count == 0 ? null : Math.Round((double)known.Count(state => state != "empty") / known.Count, 4),
        };
        return TypedResults.Ok(answer);
    }

    private static int Bounded(int? limit) => Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);

    private static Ok<JsonObject> Answer(string store, string name, IReadOnlyList<CurrentRow> rows) =>
        TypedResults.Ok(new JsonObject { ["store"] = store, [name] = Rows(rows) });

    private static JsonArray Rows(IReadOnlyList<CurrentRow> rows) => new([.. rows.Select(row => new JsonObject
    {
        ["box"] = row.Box,
        ["subject"] = row.Subject,
        ["time"] = BatchRows.Text(row.Time),
        ["data"] = row.Data.DeepClone(),
    })]);
}
