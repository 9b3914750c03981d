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

    private readonly Position[] _positions;
    private readonly EvidenceRules _rules;
    private readonly SceneWatch _scene;
    private readonly LossWatch _loss;

    // How long each sudden loss has lasted in a still, unblocked view; null where there is none.
    private readonly TimeSpan?[] _doubted;
    private TimeSpan _last;

    public EvidenceGate(PlanogramCamera camera, IReadOnlyList<Position> positions, EvidenceRules rules)
    {
        _positions = [.. positions];
        _rules = rules;
        Polygon[] zones = [.. positions.Select(position => position.Zone)];
        _scene = new SceneWatch(camera, zones, rules);
        _loss = new LossWatch(zones, camera.HeightPixels, rules.MaxLossAtOnce);
        _doubted = new TimeSpan?[positions.Count];
    }

    /// <inheritdoc cref="SceneWatch.MarkProduct"/>
    public void MarkProduct(Box box) => _scene.MarkProduct(box);

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
            var view = _scene.Look(i);
            var isFirstLook = believed[i] == NothingBelieved;
            var isShort = isFirstLook ? counts[i] <= _positions[i].LowThreshold : counts[i] < believed[i];
            Doubt(i, view, isFirstLook, isShort, now - _last);
            verdicts[i] = Judge(i, view, isFirstLook, isShort, counts[i]);
        }

        _last = now;
    }

    private Verdict Judge(int i, ZoneView view, bool isFirstLook, bool isShort, int count)
    {
        var isAllSeen = !isShort && count > 0;
        if (!view.IsStill)
        {
            return isAllSeen && !isFirstLook ? Verdict.Confirmed : Verdict.Moving;
        }

        if (isAllSeen)
        {
            if (view.Surroundings == Surroundings.Changed)
            {
                _scene.AcceptSurroundings(i);
            }

            return Verdict.Clean;
        }

        if (view.Surroundings == Surroundings.Changed)
        {
            return Verdict.Blocked;
        }

        var isSudden = isFirstLook ? isShort : _doubted[i] is not null || _loss.IsSudden(i);
        var hold = view.Surroundings == Surroundings.AsLearnt ? _rules.SuddenLossHold : _rules.OcclusionHold;
        return isSudden && (_doubted[i] ?? TimeSpan.Zero) < hold ? Verdict.Doubted : Verdict.Clean;
    }

    /// <summary>
    /// A doubt begins with a loss that is no flicker and ends when all is seen again. Movement stops its clock, a blocked
    /// view sets it back.
    /// </summary>
    private void Doubt(int i, ZoneView view, bool isFirstLook, bool isShort, TimeSpan step)
    {
        if (isFirstLook ? !isShort : _loss.HasRecovered(i))
        {
            _doubted[i] = null;
        }
        else if (_doubted[i] is not { } doubted)
        {
            _doubted[i] = isFirstLook || _loss.IsLasting(i) ? TimeSpan.Zero : null;
        }
        else if (view.Surroundings == Surroundings.Changed)
        {
            _doubted[i] = TimeSpan.Zero;
        }
        else if (view.IsStill)
        {
            _doubted[i] = doubted + step;
        }
    }
}
