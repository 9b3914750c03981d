using System.Collections.Immutable;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Sight;

/// <summary>
/// Decides which frames are worth an inference. One that looks as the last that was looked at, in and around the zones,
/// repeats its detections: they are what the detector would say again. After a change, and after an inference that says
/// something else, several frames in a row are looked at, so that no flicker of the detector is repeated. One writer.
/// </summary>
internal sealed class SceneGate
{
    // As many as make a belief by default.
    private const int LooksAfterChange = 5;

    // Mean difference of a cell in grey levels, after the light is made good.
    private const float ChangeLevel = 7;

    private readonly TimeSpan _inferEvery;
    private readonly int[] _cells;
    private readonly byte[] _seen = new byte[SightSample.Width * SightSample.Height];
    private TimeSpan _inferredAt;
    private ViewShift _shift;
    private int _looks;

    public SceneGate(PlanogramCamera camera, IReadOnlyList<Polygon> zones, TimeSpan inferEvery)
    {
        _inferEvery = inferEvery;

        // A cell more on each side: a hand is seen before it hides anything.
        _cells = zones.Count == 0 ? ViewCells.All() : ViewCells.On(camera, zones, beside: 1);
    }

    /// <summary>Of the last inference.</summary>
    public ImmutableArray<Detection.Detection> Detections { get; private set; } = [];

    /// <summary>Whether to look at this frame.</summary>
    public bool IsOpen(ReadOnlySpan<byte> grey, ViewShift shift, TimeSpan now)
    {
        if (_looks > 0 && (shift != _shift || IsChanged(grey)))
        {
            _looks = 0;
        }

        return _looks < LooksAfterChange || now - _inferredAt >= _inferEvery;
    }

    /// <summary>The frame was looked at.</summary>
    public void Keep(ReadOnlySpan<byte> grey, ViewShift shift, ImmutableArray<Detection.Detection> detections, TimeSpan now)
    {
        var isOther = detections.Length != Detections.Length;
        grey.CopyTo(_seen);
        _looks = isOther && _looks > 0 ? 1 : Math.Min(LooksAfterChange, _looks + 1);
        (_shift, _inferredAt, Detections) = (shift, now, detections);
    }

    /// <summary>What was seen says nothing of the next frame.</summary>
    public void Forget() => _looks = 0;

    private bool IsChanged(ReadOnlySpan<byte> grey)
    {
        var gain = Mean(_seen) / Math.Max(1, Mean(grey));
        foreach (var at in _cells)
        {
            var sum = 0f;
            for (var row = 0; row < ViewCells.Side; row++)
            {
                var line = at + (row * SightSample.Width);
                for (var pixel = line; pixel < line + ViewCells.Side; pixel++)
                {
                    sum += Math.Abs((grey[pixel] * gain) - _seen[pixel]);
                }
            }

            if (sum > ChangeLevel * ViewCells.Side * ViewCells.Side)
            {
                return true;
            }
        }

        return false;
    }

    private static float Mean(ReadOnlySpan<byte> grey)
    {
        var sum = 0;
        foreach (var value in grey)
        {
            sum += value;
        }

        return (float)sum / grey.Length;
    }
}
