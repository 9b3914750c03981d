using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// Lets requests with a key through, so many a second for each key. The key is compared by its hash in constant time and never
/// logged. Any thread.
/// </summary>
internal sealed class KioskGate(KioskOptions options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private const int MostCharacters = 200;

    private readonly Lock _gate = new();
    private readonly TokenBucket _strangers = new(options.RequestsPerSecond, options.Burst, time.GetUtcNow());
    private Entry[] _entries = [];
    private long _refused;
    private long _limited;

    /// <summary>Requests without a key that fits.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Requests that came too fast.</summary>
    public long Limited => Interlocked.Read(ref _limited);

    /// <summary>Puts other keys in place. A key that was there keeps its count.</summary>
    public void Use(KioskKeyList keys)
    {
        lock (_gate)
        {
            var known = _entries.ToDictionary(entry => entry.Key.Id, entry => entry.Bucket, StringComparer.Ordinal);
            _entries =
            [
                .. keys.Keys.Select(key => new Entry(
                    key,
                    Convert.FromHexString(key.Sha256),
                    known.GetValueOrDefault(key.Id) ?? new TokenBucket(options.RequestsPerSecond, options.Burst, time.GetUtcNow()))),
            ];
        }
    }

    /// <summary>Whether there is a key for a kiosk.</summary>
    public bool Knows(string kiosk)
    {
        lock (_gate)
        {
            return _entries.Any(entry => entry.Key.Kiosk == kiosk);
        }
    }

    /// <summary>Why a request is refused; <see langword="null"/> lets it through.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kiosk">The kiosk that it is for; <see langword="null"/> when any will do.</param>
    /// <param name="staffOnly">Whether only a key of staff will do.</param>
    public ProblemHttpResult? Check(HttpContext context, string? kiosk, bool staffOnly)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var text = header.Length <= MostCharacters && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        var (entry, isInTime) = Take(KioskKeyFile.Hash(text));
        if (!isInTime)
        {
            Interlocked.Increment(ref _limited);
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem(
                $"Too many requests: {options.RequestsPerSecond} a second are allowed.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (entry is null)
        {
            Interlocked.Increment(ref _refused);
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(
                "A key is needed: 'Authorization: Bearer KEY', made by 'shelfedge key add'.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if ((staffOnly && entry.Kiosk is not null) || (kiosk is not null && entry.Kiosk != kiosk))
        {
            Interlocked.Increment(ref _refused);
            return TypedResults.Problem(
                staffOnly ? "A key of staff is needed." : "The key is that of another kiosk.", statusCode: StatusCodes.Status403Forbidden);
        }

        return null;
    }

    // All keys are looked at, so that the time says nothing of which one was near.
    private (KioskKey? Key, bool IsInTime) Take(byte[] hash)
    {
        lock (_gate)
        {
            Entry? found = null;
            foreach (var entry in _entries)
            {
                if (CryptographicOperations.FixedTimeEquals(entry.Hash, hash))
                {
                    found = entry;
                }
            }

            return (found?.Key, (found?.Bucket ?? _strangers).TryTake(time.GetUtcNow()));
        }
    }

    private sealed record Entry(KioskKey Key, byte[] Hash, TokenBucket Bucket);
}
