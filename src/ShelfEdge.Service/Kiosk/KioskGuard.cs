using Microsoft.AspNetCore.Mvc;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Puts the <see cref="KioskGate"/> before paths.</summary>
internal static class KioskGuard
{
    /// <summary>Lets requests with a key through.</summary>
    /// <param name="endpoints">Changed.</param>
    /// <param name="kiosk">Whether only the key of the kiosk in the path will do.</param>
    /// <param name="staffOnly">Whether only a key of staff will do.</param>
    public static TBuilder Guard<TBuilder>(this TBuilder endpoints, bool kiosk, bool staffOnly)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.ProducesProblemWithKeys();
        return endpoints.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var id = kiosk ? http.GetRouteValue("kiosk") as string ?? "" : null;
            return http.RequestServices.GetRequiredService<KioskGate>().Check(http, id, staffOnly) is { } refusal ? refusal : await next(context);
        });
    }

    private static void ProducesProblemWithKeys(this IEndpointConventionBuilder endpoints) => endpoints.WithMetadata(
        new ProducesResponseTypeAttribute<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json"),
        new ProducesResponseTypeAttribute<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json"),
        new ProducesResponseTypeAttribute<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json"));
}
