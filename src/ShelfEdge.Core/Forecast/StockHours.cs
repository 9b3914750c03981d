using System.Collections.Immutable;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Forecast;

/// <summary>
/// Keeps the open hour of every position and hands out hours as they close. Holds one hour, whatever comes; one writer.
/// </summary>
public sealed class StockHours
{
    private readonly Dictionary<PositionId, SalesTrack> _tracks;
    private HourNumber? _hour;

    /// <summary>Begins with nothing known.</summary>
    /// <param name="positions">What to keep hours of; others are ignored.</param>
    /// <param name="rules">What counts as a sale.</param>
    public StockHours(IEnumerable<PositionId> positions, ForecastRules rules) =>
        _tracks = positions.ToDictionary(position => position, _ => new SalesTrack(rules.PutBackWithin));

    /// <summary>Goes on with the open hour that was stored before a restart. Call before anything else.</summary>
    public void Resume(HourNumber hour, IEnumerable<PositionHour> stored)
    {
        _hour = hour;
        foreach (var entry in stored)
        {
            if (entry.Hour == hour && _tracks.TryGetValue(entry.Position, out var track))
            {
                track.Resume(entry.Tally);
            }
        }
    }

    /// <summary>Lets time pass. Call every few seconds: a gap of more than five minutes counts as not watched.</summary>
    /// <returns>The hours that closed; empty in most calls. A clock that is set back closes the open hour.</returns>
    public ImmutableArray<PositionHour> Advance(DateTimeOffset now)
    {
        var hour = HourNumber.Of(now);
        if (_hour is not { } open)
        {
            _hour = open = hour;
        }

        // A frame from just before the hour still belongs to what is closed already; its few seconds are left out.
        if (hour == open || (hour.Value < open.Value && open.Start - now < SalesTrack.LongestGap))
        {
            foreach (var track in _tracks.Values)
            {
                track.Advance(now);
            }

            return [];
        }

        var closed = ImmutableArray.CreateBuilder<PositionHour>(_tracks.Count);
        foreach (var (position, track) in _tracks)
        {
            if (hour.Value > open.Value)
            {
                track.Advance(open.End);
            }

            if (track.Close() is var tally && tally != default)
            {
                closed.Add(new PositionHour(position, open, tally));
            }

            track.Advance(now);
        }

        _hour = hour;
        return closed.DrainToImmutable();
    }

    /// <summary>Takes changed stock; <see cref="Advance"/> to the same moment first.</summary>
    public void Observe(IEnumerable<PositionStock> changes, DateTimeOffset at)
    {
        foreach (var stock in changes)
        {
            if (_tracks.TryGetValue(stock.Position, out var track))
            {
                track.Observe(stock, at);
            }
        }
    }

    /// <summary>The open hour of a position so far; nothing for one that is not kept.</summary>
    public HourTally Open(PositionId position) => _tracks.TryGetValue(position, out var track) ? track.Open : default;

    /// <summary>The open hour of every position that has something in it.</summary>
    public IEnumerable<PositionHour> OpenHours() => _hour is not { } hour ? [] : _tracks
        .Where(track => track.Value.Open != default)
        .Select(track => new PositionHour(track.Key, hour, track.Value.Open));

    /// <summary>Facings known to stand at a position now; <see langword="null"/> while that is unknown.</summary>
    public int? Believed(PositionId position) => _tracks.GetValueOrDefault(position)?.Believed;
}
