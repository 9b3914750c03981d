using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>
/// The verdict on one position: the crops of a look vote, the looks of a window vote, and a verdict that stands is given up
/// later than it was reached. One writer.
/// </summary>
internal sealed class PositionAgreement(AgreementRules rules)
{
    private readonly (Sku? Sku, float Score)[] _looks = new (Sku?, float)[rules.Window];
    private readonly List<(Sku? Sku, int Crops, float Score)> _crops = [];
    private int _next;
    private int _filled;
    private IdentityVerdict _verdict;
    private Sku? _sku;

    /// <summary><see langword="null"/> before the first look.</summary>
    public PositionIdentity? Identity { get; private set; }

    /// <summary>Takes one crop of the look that goes on.</summary>
    public void Add(in SkuMatch crop)
    {
        for (var i = 0; i < _crops.Count; i++)
        {
            if (_crops[i].Sku == crop.Sku)
            {
                _crops[i] = (crop.Sku, _crops[i].Crops + 1, _crops[i].Score + crop.Score);
                return;
            }
        }

        _crops.Add((crop.Sku, 1, crop.Score));
    }

    /// <summary>Ends the look. Without a crop it was none: an empty position says nothing of what stands there.</summary>
    public void EndLook(DateTimeOffset at)
    {
        if (_crops.Count == 0)
        {
            return;
        }

        var vote = _crops[0];
        foreach (var other in _crops)
        {
            if (Precedes(other, vote))
            {
                vote = other;
            }
        }

        _crops.Clear();
        _looks[_next] = (vote.Sku, vote.Score / vote.Crops);
        _next = (_next + 1) % _looks.Length;
        _filled = Math.Min(_filled + 1, _looks.Length);
        Decide();
        Identity = new PositionIdentity(_verdict, _sku, _verdict == IdentityVerdict.Undecided ? null : MeanScore(_sku), at);
    }

    // More crops, then the higher score, then by name, so that the order of the detections does not matter.
    private static bool Precedes((Sku? Sku, int Crops, float Score) a, (Sku? Sku, int Crops, float Score) b) =>
        a.Crops != b.Crops ? a.Crops > b.Crops
        : a.Score != b.Score ? a.Score > b.Score
        : string.CompareOrdinal(a.Sku?.Value, b.Sku?.Value) < 0;

    private void Decide()
    {
        if (_filled < rules.MinLooks)
        {
            return;
        }

        foreach (var (sku, _) in _looks.AsSpan(0, _filled))
        {
            if (Share(sku) >= rules.EnterShare)
            {
                (_verdict, _sku) = (sku is null ? IdentityVerdict.Unknown : IdentityVerdict.Sku, sku);
                return;
            }
        }

        if (_verdict != IdentityVerdict.Undecided && Share(_sku) < rules.LeaveShare)
        {
            (_verdict, _sku) = (IdentityVerdict.Undecided, null);
        }
    }

    private double Share(Sku? sku)
    {
        var votes = 0;
        foreach (var look in _looks.AsSpan(0, _filled))
        {
            votes += look.Sku == sku ? 1 : 0;
        }

        return (double)votes / _filled;
    }

    private float? MeanScore(Sku? sku)
    {
        var (sum, votes) = (0f, 0);
        foreach (var look in _looks.AsSpan(0, _filled))
        {
            if (look.Sku == sku)
            {
                (sum, votes) = (sum + look.Score, votes + 1);
            }
        }

        return votes == 0 ? null : sum / votes;
    }
}
