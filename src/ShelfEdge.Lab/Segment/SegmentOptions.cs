using System.CommandLine;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Segment;

/// <summary>Options that several segment commands have.</summary>
internal static class SegmentOptions
{
    public const int Iterations = 1_000;

    public static Option<string> Purchases() =>
        new("--purchases") { Description = "CSV that 'purchases' wrote: user,...,time,basket,quantity,price.", Required = true };

    public static Option<string> Zone() =>
        new("--time-zone") { Description = "Where the shop is, for the hour of the day of visits, such as Europe/London.", DefaultValueFactory = _ => "UTC" };

    public static Option<int> Restarts() =>
        new Option<int>("--restarts") { Description = "Beginnings tried; the best end is kept.", DefaultValueFactory = _ => 10 }
            .Between(1, 1_000);

    public static Option<int> Count(string name, string description, int standard) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard }.Between(1, SegmentLimits.Segments);
}
