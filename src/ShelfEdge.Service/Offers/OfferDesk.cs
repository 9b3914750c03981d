using System.Collections.Concurrent;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Kiosk;

namespace ShelfEdge.Service.Offers;

/// <summary>
/// Gives shoppers their offer and remembers whom, until it is stored. Both groups count from the same moment: a shopper who is held
/// out counts when the offer would have been given. Any thread; no disk.
/// </summary>
internal sealed class OfferDesk(KioskStore store, ShopperKeys keys)
{
    /// <summary>Exposures that may wait to be stored; beyond, offers are given and not counted.</summary>
    public const int MostWaiting = 10_000;

    private readonly ConcurrentDictionary<(string Offer, ShopperId Shopper), OfferExposure> _waiting = new();
    private OfferList _offers = OfferList.Empty;
    private int _count;
    private long _uncounted;

    /// <summary>In use. A swap is seen by the next request.</summary>
    public OfferList Offers
    {
        get => Volatile.Read(ref _offers);
        set => Volatile.Write(ref _offers, value);
    }

    /// <summary>Exposures that were not counted because too many waited.</summary>
    public long Uncounted => Interlocked.Read(ref _uncounted);

    /// <summary>The offer that a shopper gets; one whom nobody knows counts for nothing.</summary>
    /// <param name="segment">Of the shopper, if it is known.</param>
    /// <param name="shopper">Who it is, if that is known.</param>
    /// <param name="shelf">What stands there.</param>
    /// <param name="now">The moment.</param>
    public Offer? Give(string? segment, ShopperId? shopper, ShelfView shelf, DateTimeOffset now)
    {
        if (Offers.Find(segment, store.Assortment, shelf, now) is not { } offer)
        {
            return null;
        }

        if (shopper is not { } known)
        {
            return offer;
        }

        var isHeldOut = keys.IsHeldOut(known, offer.Purpose, offer.HoldOutShare);
        Remember(new OfferExposure(offer.Id, known, isHeldOut, now));
        return isHeldOut ? null : offer;
    }

    /// <summary>Takes what waits to be stored, and which offers were taken by what happened.</summary>
    public OfferNews Collect(IEnumerable<Feedback> events)
    {
        var exposures = new List<OfferExposure>();
        foreach (var (key, _) in _waiting)
        {
            if (_waiting.TryRemove(key, out var exposure))
            {
                Interlocked.Decrement(ref _count);
                exposures.Add(exposure);
            }
        }

        var offers = Offers;
        return new OfferNews(
            exposures,
            [
                .. from one in events
                   where one is { Kind: FeedbackKind.Bought, Shopper: not null }
                   from offer in offers.With(one.Item)
                   select new OfferTaken(offer.Id, one.Shopper!.Value, one.At - offer.CountFor, one.At),
            ]);
    }

    /// <summary>Puts exposures back that could not be stored.</summary>
    public void Return(OfferNews news)
    {
        foreach (var exposure in news.Exposures)
        {
            Remember(exposure);
        }
    }

    /// <summary>Forgets what waits of a shopper.</summary>
    public void Forget(ShopperId shopper)
    {
        foreach (var (key, _) in _waiting)
        {
            if (key.Shopper == shopper && _waiting.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }

    private void Remember(OfferExposure exposure)
    {
        var key = (exposure.Offer, exposure.Shopper);
        if (_waiting.ContainsKey(key))
        {
            return;
        }

        if (Interlocked.Increment(ref _count) > MostWaiting)
        {
            Interlocked.Decrement(ref _count);
            Interlocked.Increment(ref _uncounted);
        }
        else if (!_waiting.TryAdd(key, exposure))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
