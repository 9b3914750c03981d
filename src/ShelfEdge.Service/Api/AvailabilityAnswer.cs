using ShelfEdge.Core.Forecast;

namespace ShelfEdge.Service.Api;

/// <summary>On-shelf availability of the groups of positions, in the order of the planogram.</summary>
/// <param name="By">What they are grouped by.</param>
/// <param name="Since">Begin of the first hour that counts.</param>
/// <param name="Groups">At least one position each.</param>
internal sealed record AvailabilityList(string By, DateTimeOffset Since, IReadOnlyList<AvailabilityAnswer> Groups);

/// <summary>How much of the time something stood there. The minutes of all positions of a group add up.</summary>
/// <param name="Id">Position, shelf, camera, category (empty for products without one) or <c>store</c>.</param>
/// <param name="Day">With a group for each day: which, by the clock of the store.</param>
/// <param name="OnShelfAvailability">Share of the known time, 0 to 1; absent when nothing is known.</param>
/// <param name="OutOfShelfMinutes">Known to be empty.</param>
/// <param name="KnownMinutes">Known to be empty or not.</param>
/// <param name="UnknownMinutes">Watched without knowing; neither on shelf nor out of shelf.</param>
/// <param name="Sold">Facings that went, less those put back.</param>
/// <param name="Restocked">Facings that came.</param>
internal sealed record AvailabilityAnswer(
    string Id,
    DateOnly? Day,
    double? OnShelfAvailability,
    double OutOfShelfMinutes,
    double KnownMinutes,
    double UnknownMinutes,
    int Sold,
    int Restocked)
{
    public static AvailabilityAnswer From(string id, DateOnly? day, AvailabilityMeter meter) => new(
        id, day, meter.OnShelfAvailability, meter.OutOfShelf.TotalMinutes, meter.Known.TotalMinutes, meter.Unknown.TotalMinutes,
        meter.Total.Sold, meter.Total.Restocked);
}
