namespace ShelfEdge.Core.Forecast;

/// <summary>The hours ahead, weighted by a profile: turns time into weighted hours and back.</summary>
internal readonly ref struct WeightedHours
{
    private readonly ReadOnlySpan<int> _cells;
    private readonly ReadOnlySpan<float> _profile;
    private readonly double _first;
    private readonly double _horizon;

    /// <param name="cells">Hours of the week, from the one that is running; as many as reach over the horizon.</param>
    /// <param name="profile">Weights.</param>
    /// <param name="first">What is left of the running hour, in hours.</param>
    /// <param name="horizon">In hours.</param>
    public WeightedHours(ReadOnlySpan<int> cells, ReadOnlySpan<float> profile, double first, double horizon)
    {
        _cells = cells;
        _profile = profile;
        _first = first;
        _horizon = horizon;
        Total = Within(horizon);
    }

    /// <summary>Up to the horizon.</summary>
    public double Total { get; }

    /// <summary>Weighted hours of the time from now.</summary>
    public double Within(double hours)
    {
        var (sum, begin, end) = (0.0, 0.0, _first);
        foreach (var cell in _cells)
        {
            if (hours <= end)
            {
                return sum + ((hours - begin) * _profile[cell]);
            }

            sum += (end - begin) * _profile[cell];
            (begin, end) = (end, end + 1);
        }

        return sum;
    }

    /// <summary>Time from now, to the second, at which so many weighted hours have passed.</summary>
    public TimeSpan Reach(double weighted)
    {
        var (sum, begin, end) = (0.0, 0.0, _first);
        foreach (var cell in _cells)
        {
            var part = (end - begin) * _profile[cell];
            if (sum + part >= weighted && part > 0)
            {
                return Round(begin + ((weighted - sum) / _profile[cell]));
            }

            sum += part;
            (begin, end) = (end, end + 1);
        }

        return Round(_horizon);
    }

    private TimeSpan Round(double hours) => TimeSpan.FromSeconds(Math.Round(Math.Min(hours, _horizon) * 3600));
}
