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
    // An estimate that differs by less, in pixels of the grey picture, is noise; by more than the second, a push.
    private const float Still = 0.15f;
    private const float Jump = 0.8f;
    private const float Follow = 0.2f;

    // To learn of a view most of it must be where it was.
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
    private float _bright;

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
        var shift = new ViewShift(_x / SightSample.Width, _y / SightSample.Height);
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
        _registered.Grey, new ViewShift(_x / SightSample.Width, _y / SightSample.Height), detections, _last);

    /// <summary>What has been learnt, to be kept over a restart; null before anything is.</summary>
    public byte[]? Save() => _reference.IsReady
        ? SightBaselineFile.Write(_fingerprint, _reference, _freeze.Noise, _bright, _x, _y)
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

        (_freeze.Noise, _bright, _x, _y) = kept;
        return true;
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

        if (exposure.IsWhite && _bright < Exposure.White)
        {
            return (CameraCondition.Overexposed, true);
        }

        _registered.Read(sample.Grey, _x, _y, _reference.Grey);
        if (ViewJudge.IsCovered(_registered.Grey, _reference, _bright > 0 ? Math.Clamp(exposure.Bright / _bright, 0.1f, 1) : 1))
        {
            return (CameraCondition.Covered, true);
        }

        if (exposure.IsDim)
        {
            return (CameraCondition.Dark, true);
        }

        if (!_reference.IsReady)
        {
            Learn(sample, exposure, step, now);
            return (CameraCondition.Clear, true);
        }

        return Place(sample, exposure, step, now);
    }

    private (CameraCondition Finding, bool IsCertain) Place(SightSample sample, Exposure exposure, TimeSpan step, TimeSpan now)
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
        if (moved > Still)
        {
            (_x, _y) = moved > Jump
                ? (place.X, place.Y)
                : (_x + (Follow * (place.X - _x)), _y + (Follow * (place.Y - _y)));
            if (Math.Max(Math.Abs(place.X), Math.Abs(place.Y)) < Still)
            {
                (_x, _y) = (0, 0);
            }

            _registered.Read(sample.Grey, _x, _y, _reference.Grey);
        }

        ViewJudge.ReadDetail(sample, _registered.Grey, _x, _y, _detail);
        if (ViewJudge.IsBlurred(_detail, _reference, _registration.Correlations))
        {
            return (CameraCondition.Blurred, true);
        }

        if (place.Share >= LeastToLearn)
        {
            Learn(sample, exposure, step, now);
        }

        return (CameraCondition.Clear, true);
    }

    private void Learn(SightSample sample, Exposure exposure, TimeSpan step, TimeSpan now)
    {
        ViewJudge.ReadDetail(sample, _registered.Grey, _x, _y, _detail);
        _reference.Learn(_registered.Grey, _detail, _registration.Correlations, step, now);
        _bright = _bright == 0 ? exposure.Bright : _bright + (0.01f * (exposure.Bright - _bright));
    }
}
