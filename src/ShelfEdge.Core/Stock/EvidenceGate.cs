using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Decides for each position of one camera whether a frame is evidence. Seeing all that is believed is evidence at any
/// time; seeing less is evidence only in a still view whose surroundings look as learnt, and a sudden loss must last.
/// One writer.
/// </summary>
internal sealed class EvidenceGate
{
    /// <summary>Stands for "nothing believed yet" in a span of believed facings.</summary>
    public const int NothingBelieved = -1;

    // With fewer zones a shopper may change the surroundings of most.
    private const int LeastZonesOfLight = 4;

    private readonly Position[] _positions;
    private readonly EvidenceRules _rules;
    private readonly SceneWatch _scene;
    private readonly LossWatch _loss;

    // How long each sudden loss has lasted in a still, unblocked view; null where there is none.
    private readonly TimeSpan?[] _doubted;
    private readonly ZoneView[] _views;

    // Since when all believed facings of a zone are seen although its surroundings changed.
    private readonly TimeSpan?[] _provenSince;
    private TimeSpan _last;

    public EvidenceGate(PlanogramCamera camera, IReadOnlyList<Position> positions, EvidenceRules rules)
    {
        _positions = [.. positions];
        _rules = rules;
        Polygon[] zones = [.. positions.Select(position => position.Zone)];
        _scene = new SceneWatch(camera, zones, rules);
        _loss = new LossWatch(zones, camera.HeightPixels, rules.MaxLossAtOnce);
        _doubted = new TimeSpan?[positions.Count];
        _views = new ZoneView[positions.Count];
        _provenSince = new TimeSpan?[positions.Count];
    }

    /// <inheritdoc cref="SceneWatch.MarkProduct"/>
    public void MarkProduct(Box box) => _scene.MarkProduct(box);

    /// <summary>In the frame judged last nothing moved at a position, and what surrounds it looked as learnt: nothing stood before it.</summary>
    public bool IsUnobstructed(int position) => _views[position] is { IsStill: true, Surroundings: Surroundings.AsLearnt };

    /// <summary>Frames stopped coming.</summary>
    public void Interrupt()
    {
        _scene.Interrupt();
        _loss.Interrupt();
    }

    /// <summary>Judges one frame.</summary>
    /// <param name="scene">Its thumbnail, if it has one.</param>
    /// <param name="counts">Facings counted in it, by position.</param>
    /// <param name="believed">Facings believed before it, or <see cref="NothingBelieved"/>.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    /// <param name="verdicts">Receives the verdict by position.</param>
    public void Judge(
        SceneThumbnail? scene, ReadOnlySpan<int> counts, ReadOnlySpan<int> believed, TimeSpan now, Span<Verdict> verdicts)
    {
        _scene.Update(scene, now);
        _loss.Update(counts, believed);
        for (var i = 0; i < _positions.Length; i++)
        {
            _views[i] = _scene.Look(i);
        }

        Relearn(believed, now);
        for (var i = 0; i < _positions.Length; i++)
        {
            var isFirstLook = believed[i] == NothingBelieved;
            var isShort = isFirstLook ? counts[i] <= _positions[i].LowThreshold : counts[i] < believed[i];
            var isBlocked = IsBlocked(i);
            Doubt(i, isFirstLook, isShort, isBlocked, now - _last);
            verdicts[i] = Judge(i, isFirstLook, isShort, isBlocked, counts[i]);
        }

        _last = now;
    }

    private Verdict Judge(int i, bool isFirstLook, bool isShort, bool isBlocked, int count)
    {
        var isAllSeen = !isShort && count > 0;
        if (!_views[i].IsStill)
        {
            return isAllSeen && !isFirstLook ? Verdict.Confirmed : Verdict.Moving;
        }

        if (isAllSeen)
        {
            return Verdict.Clean;
        }

        if (isBlocked)
        {
            return Verdict.Blocked;
        }

        var isSudden = isFirstLook ? isShort : _doubted[i] is not null || _loss.IsSudden(i);
        var hold = _views[i].Surroundings == Surroundings.AsLearnt ? _rules.SuddenLossHold : _rules.OcclusionHold;
        return !isSudden || (_doubted[i] ?? TimeSpan.Zero) >= hold ? Verdict.Clean
            : isFirstLook ? Verdict.FewAtFirst
            : Verdict.Doubted;
    }

    /// <summary>
    /// What changed and yet hides nothing is no occluder: surroundings of which that is proven for long are learnt as they
    /// are now. When those of most zones changed and most of these show all that is believed, the light changed.
    /// </summary>
    private void Relearn(ReadOnlySpan<int> believed, TimeSpan now)
    {
        var changed = 0;
        var proven = 0;
        for (var i = 0; i < _views.Length; i++)
        {
            var isChanged = _views[i].Surroundings == Surroundings.Changed;
            var isProven = isChanged && believed[i] > 0 && _loss.HasRecovered(i);
            changed += isChanged ? 1 : 0;
            proven += isProven ? 1 : 0;
            _provenSince[i] = isProven ? _provenSince[i] ?? now : null;
            if (now - _provenSince[i] >= _rules.OcclusionHold)
            {
                _scene.AcceptSurroundings(i);
            }
        }

        if (changed >= LeastZonesOfLight && changed >= _views.Length * 0.5 && proven >= changed * 0.75)
        {
            for (var i = 0; i < _views.Length; i++)
            {
                _scene.AcceptSurroundings(i);
            }
        }
    }

    /// <summary>
    /// Something stands before the surroundings of the zone, or before those of a neighbour that lost facings as well:
    /// the edge of a shopper may hide one facing and hardly anything around it.
    /// </summary>
    private bool IsBlocked(int i)
    {
        if (_views[i].Surroundings == Surroundings.Changed)
        {
            return true;
        }

        if (_loss.IsShort(i))
        {
            foreach (var neighbour in _loss.NeighboursOf(i))
            {
                if (_loss.IsShort(neighbour) && _views[neighbour].Surroundings == Surroundings.Changed)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// What a shopper leaves behind who hid several positions and took from one: the others are seen again, in a still view
    /// as learnt, and what is still missing would not be doubted had it gone by itself.
    /// </summary>
    private bool IsOrdinary(int i, bool isBlocked) => !isBlocked && !_loss.IsSudden(i) && !_loss.IsLasting(i)
        && _views[i] is { IsStill: true, Surroundings: Surroundings.AsLearnt };

    /// <summary>
    /// A doubt begins with a loss that is no flicker and ends when all is seen again, or all but what one position may lose
    /// without doubt. Movement stops its clock, a blocked view sets it back.
    /// </summary>
    private void Doubt(int i, bool isFirstLook, bool isShort, bool isBlocked, TimeSpan step)
    {
        if (isFirstLook ? !isShort : _loss.HasRecovered(i) || IsOrdinary(i, isBlocked))
        {
            _doubted[i] = null;
        }
        else if (_doubted[i] is not { } doubted)
        {
            _doubted[i] = isFirstLook || _loss.IsLasting(i) ? TimeSpan.Zero : null;
        }
        else if (isBlocked)
        {
            _doubted[i] = TimeSpan.Zero;
        }
        else if (_views[i].IsStill)
        {
            _doubted[i] = doubted + step;
        }
    }
}
