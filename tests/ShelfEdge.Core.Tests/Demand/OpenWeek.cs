namespace ShelfEdge.Core.Tests.Demand;

/// <summary>Open days of a shop that closes on Saturdays.</summary>
internal static class OpenWeek
{
    private static readonly DayOfWeek[] _week =
        [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static DayOfWeek[] Days(int count) => [.. Enumerable.Range(0, count).Select(day => _week[day % _week.Length])];
}
