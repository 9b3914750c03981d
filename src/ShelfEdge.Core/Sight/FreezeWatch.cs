namespace ShelfEdge.Core.Sight;

/// <summary>
/// Tells when a camera repeats itself: the same pixels again, or pixels that differ by far less than the camera's noise
/// makes them. One writer.
/// </summary>
internal sealed class FreezeWatch(TimeSpan frozenAfter)
{
    // However slow the camera is.
    private const int LeastFrames = 5;

    // Noise below this many grey levels is none: what differs less says nothing.
    private const float LeastNoise = 0.4f;
    private const float Share = 0.1f;

    // Shoppers make frames differ by more than noise does, so the least differences are followed. The first difference may be that of
    // lights being switched on: it is not believed.
    private const float FollowDown = 0.2f;
    private const float FollowUp = 1.005f;

    private readonly SightSample _last = new();
    private TimeSpan? _since;
    private int _frames;
    private bool _hasLast;

    /// <summary>Mean difference from frame to frame in grey levels, learnt; 0 before anything is.</summary>
    public float Noise { get; set; }

    public bool IsFrozen { get; private set; }

    public void Update(SightSample sample, TimeSpan now)
    {
        if (!_hasLast)
        {
            _last.CopyFrom(sample);
            _hasLast = true;
            return;
        }

        var difference = Difference(sample.Points, _last.Points);
        var isSame = Noise >= LeastNoise ? difference < Share * Noise : difference == 0 && sample.Grey.SequenceEqual(_last.Grey);
        if (isSame)
        {
            _since ??= now;
            _frames++;
        }
        else
        {
            (_since, _frames) = (null, 0);
            Noise = Noise == 0 ? Math.Min(difference, LeastNoise)
                : difference < Noise ? Noise + (FollowDown * (difference - Noise))
                : Noise * FollowUp;
        }

        IsFrozen = frozenAfter > TimeSpan.Zero && _frames >= LeastFrames && now - _since >= frozenAfter;
        _last.CopyFrom(sample);
    }

    private static float Difference(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var sum = 0;
        for (var i = 0; i < first.Length; i++)
        {
            sum += Math.Abs(first[i] - second[i]);
        }

        return (float)sum / first.Length;
    }
}
