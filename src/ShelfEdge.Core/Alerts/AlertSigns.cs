using System.Collections.Frozen;
using ShelfEdge.Core.Forecast;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Alerts;

/// <summary>Says of each subject which alert it would be by what is believed now. Pure but for the ids.</summary>
/// <param name="products">Of the planogram.</param>
/// <param name="rules">The rules.</param>
/// <param name="newId">Makes the id of an alert that the stock stage has not named.</param>
internal sealed class AlertSigns(FrozenDictionary<Sku, Product> products, AlertRules rules, Func<Guid> newId)
{
    // Over the limit by this factor the prediction is over: it does not come and go with every sale.
    private const double Relief = 1.5;

    /// <summary>Low and empty by the ledger's own alert, else empty soon by the forecast.</summary>
    /// <param name="position">The position.</param>
    /// <param name="stock">What is believed of it.</param>
    /// <param name="restock">The ledger's open alert.</param>
    /// <param name="forecast">All times to empty.</param>
    /// <param name="open">The open alert.</param>
    public AlertSign Restock(
        Position position, PositionStock stock, RestockAlert? restock, ForecastSnapshot forecast, Alert? open)
    {
        var expected = forecast.Find(position.Id);
        if (restock is not null)
        {
            return Holds(restock.Kind, position, stock, expected, () => restock.Id);
        }

        if (stock.State == PositionState.Unknown)
        {
            return AlertSign.Unclear;
        }

        if (open is { Kind: AlertKind.Low or AlertKind.Empty })
        {
            return AlertSign.Gone;
        }

        if (expected is null)
        {
            return AlertSign.Unclear;
        }

        var limit = open is null ? rules.PredictedWithin : Relief * rules.PredictedWithin;
        return stock.Believed > 0 && expected.Median <= limit
            ? Holds(AlertKind.PredictedEmpty, position, stock, expected, () => open?.Id ?? newId(), forecast.At + expected.Median)
            : AlertSign.Gone;
    }

    /// <summary>Another SKU than the planned one, if several looks agree on it.</summary>
    public AlertSign Misplaced(Position position, PositionStock stock, ForecastSnapshot forecast, Alert? open)
    {
        if (stock is { State: not PositionState.Unknown, Believed: 0 })
        {
            return AlertSign.Gone;
        }

        if (stock.State == PositionState.Unknown || stock.Identity is not { Verdict: IdentityVerdict.Sku, Sku: { } seen })
        {
            return AlertSign.Unclear;
        }

        if (seen == position.Sku)
        {
            return AlertSign.Gone;
        }

        var sign = Holds(AlertKind.Misplaced, position, stock, forecast.Find(position.Id), () => open?.Id ?? newId());
        return AlertSign.Holds(sign.Draft! with { SeenSku = seen });
    }

    /// <summary>A camera that does not deliver, or not what it should.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="priority">The highest of its positions.</param>
    /// <param name="isWell">Unknown before its first state.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="open">The open alert.</param>
    public AlertSign Camera(CameraId camera, int priority, bool? isWell, string? reason, Alert? open) => isWell switch
    {
        null => AlertSign.Unclear,
        true => AlertSign.Gone,
        false => AlertSign.Holds(new Alert(
            open?.Id ?? newId(), AlertKind.Camera, AlertPhase.Raised,
            SeverityPolicy.Judge(AlertKind.Camera, null, priority, null), null, null, camera, default, default)
        {
            Reason = reason,
            Priority = priority,
        }),
    };

    private AlertSign Holds(
        AlertKind kind, Position position, PositionStock stock, TimeToEmpty? expected, Func<Guid> id, DateTimeOffset? emptyAt = null) =>
        AlertSign.Holds(new Alert(
            id(), kind, AlertPhase.Raised, SeverityPolicy.Judge(kind, position, position.Priority, stock.Believed),
            position.Id, position.Sku, position.Camera, default, default)
        {
            Believed = stock.Believed,
            Capacity = position.Capacity,
            EmptyAt = emptyAt,
            Priority = position.Priority,
            ExpectedLoss = AlertRanking.ExpectedLoss(
                kind, products.GetValueOrDefault(position.Sku), expected, rules.ResponseTime),
        });
}
