using System.Collections.Frozen;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Learns how fast each position of a store sells, from its hours, and says how long what stands there will last. State is of
/// fixed size and a function of the hours alone: feeding the stored hours again, in order, restores it. Not thread safe.
/// </summary>
public sealed class DepletionModel
{
    private readonly ForecastRules _rules;
    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<PositionId, PositionRate> _rates = [];
    private readonly SalesGroup[] _categories;
    private readonly SalesGroup _store = new();
    private readonly DayScatter _scatter = new();
    private readonly double _profileFade;
    private DateOnly? _day;
    private long _learnt;

    /// <summary>Knows nothing yet.</summary>
    /// <param name="planogram">Positions, and the categories of their products; those without one share one.</param>
    /// <param name="rules">How fast to forget, how far to look.</param>
    /// <param name="zone">Clock on the wall of the store.</param>
    public DepletionModel(Planogram.Planogram planogram, ForecastRules rules, TimeZoneInfo zone)
    {
        (_rules, _zone) = (rules, zone);
        _profileFade = Math.Exp(-Math.Log(2) / rules.ProfileHalfLifeWeeks);
        var categories = new Dictionary<string, SalesGroup>(StringComparer.Ordinal);
        var products = planogram.Products.DistinctBy(product => product.Sku).ToDictionary(product => product.Sku);
        foreach (var position in planogram.Positions)
        {
            var name = products.GetValueOrDefault(position.Sku)?.Category ?? "";
            if (!categories.TryGetValue(name, out var category))
            {
                categories.Add(name, category = new SalesGroup());
            }

            var rate = new PositionRate(category, _store);
            category.Join(rate.Level);
            _store.Join(rate.Level);
            _rates[position.Id] = rate;
        }

        _categories = [.. categories.Values];
    }

    /// <summary>Takes an hour that is over. Hours in order of time, each once; the order of positions within does not matter.</summary>
    /// <param name="hour">Which.</param>
    /// <param name="positions">What each position held; one that is not planned is ignored.</param>
    public void Learn(HourNumber hour, IEnumerable<PositionHour> positions)
    {
        var day = hour.Day(_zone);
        if (_day is { } open && open != day)
        {
            foreach (var rate in _rates.Values)
            {
                rate.EndDay(_scatter);
            }
        }

        _day = day;
        var cell = hour.OfWeek(_zone);
        _store.Profile.Fade(cell, _profileFade);
        foreach (var category in _categories)
        {
            category.Profile.Fade(cell, _profileFade);
        }

        foreach (var entry in positions)
        {
            if (_rates.TryGetValue(entry.Position, out var rate))
            {
                rate.Refresh(_learnt, _rules.UsualRatePerHour);
                rate.Learn(cell, entry.Tally, _rules.LevelHalfLife.TotalHours, _profileFade, _store);
            }
        }

        _learnt++;
        _store.Refresh();
        _store.Profile.RefreshByDay();
        foreach (var category in _categories)
        {
            category.Refresh();
            category.Profile.Refresh(_store.Profile.Shape);
        }
    }

    /// <summary>Says how long the facings of the positions will last.</summary>
    /// <param name="now">The moment that times count from.</param>
    /// <param name="positions">Facings that stand there, and the hour that is not over.</param>
    public ForecastSnapshot Forecast(
        DateTimeOffset now, IEnumerable<(PositionId Position, int Facings, HourTally Open)> positions)
    {
        var (cells, first) = Ahead(now);
        var result = new Dictionary<PositionId, TimeToEmpty>();
        foreach (var (position, facings, open) in positions)
        {
            if (_rates.TryGetValue(position, out var rate))
            {
                rate.Refresh(_learnt, _rules.UsualRatePerHour);
                result[position] = Forecast(position, rate, facings, open, cells, first);
            }
        }

        return new ForecastSnapshot(now, _rules.Horizon, result.ToFrozenDictionary());
    }

    private TimeToEmpty Forecast(
        PositionId position, PositionRate rate, int facings, HourTally open, int[] cells, double first)
    {
        var ahead = new WeightedHours(cells, rate.Profile, first, _rules.Horizon.TotalHours);
        var (shape, hours) = rate.Posterior(open, cells[0]);
        var level = shape / hours;
        var size = rate.Level.MeanSize(open);

        // A level that is known well still meets days that are not like others.
        var wider = 1 / ((1 / shape) + _scatter.Variance);
        var emptying = new EmptyingTime(facings, wider, wider / level, size);
        return new TimeToEmpty(
            position,
            level * size * ahead.Within(1),
            At(0.5, ahead),
            At(0.25, ahead),
            At(0.75, ahead),
            At(0.05, ahead),
            At(0.95, ahead));

        TimeSpan? At(double probability, in WeightedHours hoursAhead) =>
            emptying.Quantile(probability, hoursAhead.Total) is { } weighted ? hoursAhead.Reach(weighted) : null;
    }

    private (int[] Cells, double First) Ahead(DateTimeOffset now)
    {
        var hour = HourNumber.Of(now);
        var cells = new int[(int)Math.Ceiling(_rules.Horizon.TotalHours) + 1];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = new HourNumber(hour.Value + i).OfWeek(_zone);
        }

        return (cells, (hour.End - now).TotalHours);
    }
}
