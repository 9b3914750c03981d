using System.Collections.Immutable;

namespace ShelfEdge.Core.Offers;

/// <summary>Something that shoppers of some segments are offered.</summary>
/// <param name="Id">Names the offer for as long as its effect is measured: an offer that is changed in substance gets another.</param>
/// <param name="Texts">What shoppers read, by language; <c>en</c> is always there.</param>
/// <param name="Items">SKUs: whoever buys one of them has taken the offer.</param>
public sealed record Offer(string Id, ImmutableDictionary<string, string> Texts, ImmutableArray<string> Items)
{
    /// <summary>The language that every offer has.</summary>
    public const string DefaultLanguage = "en";

    /// <summary>Names of the segments that get it; empty for all shoppers, known or not.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];

    /// <summary>First moment; <see langword="null"/> for no beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First moment at which it is over; <see langword="null"/> for no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Share of the shoppers who do not get it, so that its effect can be measured, 0 to <see cref="OfferLimits.HoldOutShare"/>.</summary>
    public double HoldOutShare { get; init; } = 0.1;

    /// <summary>For how long after a shopper first got it a purchase counts for it.</summary>
    public TimeSpan CountFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What is measured, for <see cref="Kiosk.ShopperKey.IsHeldOut"/>: another share of the shoppers for each offer.</summary>
    public string Purpose => $"offer/{Id}";

    /// <summary>Whether a shopper of this segment gets it now.</summary>
    /// <param name="segment">Name; <see langword="null"/> when it is not known.</param>
    /// <param name="now">The moment.</param>
    public bool IsFor(string? segment, DateTimeOffset now) =>
        (From is not { } from || now >= from) && (Until is not { } until || now < until)
        && (Segments.IsEmpty || (segment is not null && Segments.Contains(segment)));
}
