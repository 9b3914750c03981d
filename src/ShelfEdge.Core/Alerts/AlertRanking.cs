using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>
/// Orders alerts by what the store loses if nobody acts. Expected loss = facings sold per minute x what the store earns with one
/// x minutes without the product until help comes, in the currency of the store.
/// </summary>
/// <remarks>
/// The minutes are <see cref="AlertRules.ResponseTime"/> for a position that is empty or shows another SKU, and what is left of it
/// after the median time to empty for one that is low or about to be empty. What the store earns is the margin of the product,
/// without it the price.
/// </remarks>
public sealed class AlertRanking : IComparer<Alert>
{
    private AlertRanking()
    {
    }

    /// <summary>
    /// The most urgent first: alerts with an expected loss by that loss, then those without; among equals by severity, priority,
    /// kind (empty, camera, low, misplaced, predicted-empty), age and id.
    /// </summary>
    public static AlertRanking ByUrgency { get; } = new();

    /// <inheritdoc/>
    public int Compare(Alert? x, Alert? y)
    {
        if (x is null || y is null)
        {
            return Comparer<bool>.Default.Compare(x is null, y is null);
        }

        var order = (y.ExpectedLoss ?? -1).CompareTo(x.ExpectedLoss ?? -1);
        order = order != 0 ? order : y.Severity.CompareTo(x.Severity);
        order = order != 0 ? order : y.Priority.CompareTo(x.Priority);
        order = order != 0 ? order : Urgency(x.Kind).CompareTo(Urgency(y.Kind));
        order = order != 0 ? order : x.RaisedAt.CompareTo(y.RaisedAt);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }

    /// <returns><see langword="null"/> without a rate or without margin and price; never below 0.</returns>
    internal static double? ExpectedLoss(AlertKind kind, Product? product, TimeToEmpty? forecast, TimeSpan responseTime)
    {
        if (kind == AlertKind.Camera || forecast is null || (product?.Margin ?? product?.Price) is not { } earned)
        {
            return null;
        }

        var served = kind is AlertKind.Empty or AlertKind.Misplaced ? TimeSpan.Zero : forecast.Median ?? responseTime;
        var minutes = Math.Max(0, (responseTime - served).TotalMinutes);
        return Math.Max(0, forecast.RatePerHour / 60 * (double)earned * minutes);
    }

    private static int Urgency(AlertKind kind) => kind switch
    {
        AlertKind.Empty => 0,
        AlertKind.Camera => 1,
        AlertKind.Low => 2,
        AlertKind.Misplaced => 3,
        _ => 4,
    };
}
