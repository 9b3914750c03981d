using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Sight;

/// <summary>
/// Judges one camera by its frames, before anything is detected in them: where its view lies, whether it can be trusted,
/// and whether the frame is worth an inference. Fixed in size. One writer.
/// </summary>
public sealed class CameraWatch
{
    // In pixels of the grey picture: an estimate that differs by more is a push. Between pushes the mean of the last estimates
    // stands, and is told anew when it has moved by a quarter of a pixel of a frame four times as wide.
    private const float Jump = 0.4f;
    private const int MostAveraged = 32;
    private const float Told = 0.06f;

    // To learn of a view this much of it must be where it was, or less for as long as it takes to learn a part anew: what then
    // stands before the shelf has come to stay.
    private const float LeastToLearn = 0.3f;

    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    private readonly SightRules _rules;
    private readonly ViewReference _reference;
    private readonly ViewRegistration _registration;
    private readonly RegisteredView _registered = new();
    private readonly FreezeWatch _freeze;
    private readonly GlareWatch _glare;
    private readonly ConditionPolicy _policy;
    private readonly SceneGate _gate;
    private readonly StockClock _clock = new(LongestStep);
    private readonly float[] _detail = new float[ViewBlocks.Count];
    private readonly ulong _fingerprint;
    private TimeSpan _last;
    private float _x;
    private float _y;
    private float _toldX;
    private float _toldY;
    private int _averaged;
    private TimeSpan _plainFor;
    private TimeSpan _littleFor;

    /// <summary>Watches a camera of a planogram.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="zones">Outlines of its positions, in the order of the planogram.</param>
    /// <param name="rules">The rules.</param>
    public CameraWatch(PlanogramCamera camera, IReadOnlyList<Polygon> zones, SightRules rules)
    {
        _rules = rules;
        _reference = new ViewReference(ViewBlocks.Weigh(camera, zones), rules.LearnAfter, rules.RelearnAfter);
        _registration = new ViewRegistration(_reference);
        _freeze = new FreezeWatch(rules.FrozenAfter);
        _glare = new GlareWatch(camera, zones);
        _policy = new ConditionPolicy(rules);
        _gate = new SceneGate(camera, zones, rules.InferEvery);
        _fingerprint = ZoneFingerprint.Of(camera, zones);
        Camera = camera.Id;
    }

    /// <summary>Watches every camera of a planogram.</summary>
    public static ImmutableArray<CameraWatch> Of(Planogram.Planogram planogram, Func<CameraId, SightRules> rules) =>
    [
        .. planogram.Cameras.Select(camera => new CameraWatch(
            camera, [.. planogram.Positions.Where(position => position.Camera == camera.Id).Select(position => position.Zone)], rules(camera.Id))),
    ];

    /// <summary>Whose frames it takes.</summary>
    public CameraId Camera { get; }

    /// <summary>Judges the next frame.</summary>
    /// <param name="sample">Of the frame; not kept.</param>
    /// <param name="at">When it was captured.</param>
    public FrameView Look(SightSample sample, DateTimeOffset at)
    {
        var now = _clock.Advance(at);
        var step = now - _last;
        _last = now;
        _freeze.Update(sample, now);
        var exposure = Exposure.Of(sample.Grey);
        var (finding, isCertain) = Find(sample, exposure, step, now);
        _policy.Update(finding, isCertain, now, at);
        var shift = Shift;
        var sight = new FrameSight(finding, _policy.Condition, _policy.Since, shift);
        if (!sight.IsEvidence)
        {
            _gate.Forget();
            return new FrameView(sight, null, FramePlan.Skip, []);
        }

        sight = sight with { Glare = _reference.IsReady ? _glare.Find(_registered.Grey, _reference) : [] };
        return _gate.IsOpen(_registered.Grey, shift, now)
            ? new FrameView(sight, _registered.ToThumbnail(), FramePlan.Infer, [])
            : new FrameView(sight with { IsRepeat = true }, _registered.ToThumbnail(), FramePlan.Repeat, _gate.Detections);
    }

    /// <summary>The frame that was judged last was looked at.</summary>
    public void Keep(ImmutableArray<Detection.Detection> detections) => _gate.Keep(
        _registered.Grey, Shift, detections, _last);

    /// <summary>The next frames are looked at, whether or not they have changed.</summary>
    public void LookAnew() => _gate.Forget();

    /// <summary>What has been learnt, to be kept over a restart; null before anything is.</summary>
    public byte[]? Save() => _reference.IsReady
        ? SightBaselineFile.Write(_fingerprint, _reference, _freeze.Noise, _x, _y)
        : null;

    /// <summary>Goes on from what was learnt before a restart. Call before the first frame.</summary>
    /// <param name="file">What <see cref="Save"/> gave.</param>
    /// <returns>False when it was learnt for other zones: then everything is learnt anew.</returns>
    /// <exception cref="Modelling.ModelFileException">The file is damaged or of another version.</exception>
    public bool Restore(ReadOnlySpan<byte> file)
    {
        if (SightBaselineFile.Read(file, _fingerprint, _reference) is not { } kept)
        {
            return false;
        }

        (_freeze.Noise, _x, _y) = kept;
        (_toldX, _toldY, _averaged) = (_x, _y, MostAveraged);
        return true;
    }

    private ViewShift Shift => new(_toldX / SightSample.Width, _toldY / SightSample.Height);

    // Before anything is learnt a plain or white view may be all that there is to see: for so long it is doubted, then learnt.
    private bool IsStillDoubted(TimeSpan step)
    {
        if (!_reference.IsReady)
        {
            _plainFor += step;
        }

        return _reference.IsReady || _plainFor < _rules.RelearnAfter;
    }

    private (CameraCondition Finding, bool IsCertain) Find(SightSample sample, Exposure exposure, TimeSpan step, TimeSpan now)
    {
        if (_freeze.IsFrozen)
        {
            return (CameraCondition.Frozen, true);
        }

        if (exposure.IsBlack)
        {
            return (CameraCondition.Dark, true);
        }

        if (exposure.IsWhite && _reference.Bright < Exposure.White && IsStillDoubted(step))
        {
            return (CameraCondition.Overexposed, true);
        }

        _registered.Read(sample.Grey, _toldX, _toldY, _reference.Grey);
        var gain = _reference.Bright > 0 ? Math.Clamp((float)exposure.Bright / _reference.Bright, 0.1f, 1) : 1;
        if (ViewJudge.IsCovered(_registered.Grey, _reference, gain) && IsStillDoubted(step))
        {
            return (CameraCondition.Covered, true);
        }

        if (exposure.IsDim)
        {
            return (CameraCondition.Dark, true);
        }

        if (!_reference.IsReady)
        {
            Learn(sample, step, now);
            return (CameraCondition.Clear, true);
        }

        return Place(sample, step, now);
    }

    private (CameraCondition Finding, bool IsCertain) Place(SightSample sample, TimeSpan step, TimeSpan now)
    {
        var place = _registration.Place(sample.Grey, _x, _y);
        if (!place.IsFound)
        {
            return (CameraCondition.Moved, place.IsFar);
        }

        if (Math.Max(Math.Abs(place.X), Math.Abs(place.Y)) > _rules.MaxShift * SightSample.Width)
        {
            return (CameraCondition.Moved, true);
        }

        var moved = Math.Max(Math.Abs(place.X - _x), Math.Abs(place.Y - _y));
        _averaged = moved > Jump ? 1 : Math.Min(_averaged + 1, MostAveraged);
        (_x, _y) = (_x + ((place.X - _x) / _averaged), _y + ((place.Y - _y) / _averaged));
        if (Math.Max(Math.Abs(_x - _toldX), Math.Abs(_y - _toldY)) > Told)
        {
            (_toldX, _toldY) = (_x, _y);
        }

        _registered.Read(sample.Grey, _toldX, _toldY, _reference.Grey);

        ViewJudge.ReadDetail(sample, _registered.Grey, _toldX, _toldY, _detail);
        if (ViewJudge.IsBlurred(_detail, _reference, _registration.Correlations))
        {
            return (CameraCondition.Blurred, true);
        }

        _littleFor = place.Share < LeastToLearn ? _littleFor + step : TimeSpan.Zero;
        if (_littleFor == TimeSpan.Zero || _littleFor >= _rules.RelearnAfter)
        {
            Learn(sample, step, now);
        }

        return (CameraCondition.Clear, true);
    }

    private void Learn(SightSample sample, TimeSpan step, TimeSpan now)
    {
        ViewJudge.ReadDetail(sample, _registered.Grey, _toldX, _toldY, _detail);
        _reference.Learn(_registered.Grey, _detail, _registration.Correlations, step, now);
    }
}
