using ShelfEdge.Core.Sight;

namespace ShelfEdge.Core.Tests.Sight;

/// <summary>A <see cref="CameraWatch"/> that looks at a <see cref="DrawnShelf"/> every two seconds.</summary>
internal sealed class WatchedShelf
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public const int Period = 2;

    private int _seconds;

    public WatchedShelf(int seed = 1, SightRules? rules = null, int learnSeconds = 16)
    {
        Shelf = new DrawnShelf(seed);
        Watch = new CameraWatch(DrawnShelf.Camera, DrawnShelf.Outlines, rules ?? new SightRules(learnAfter: TimeSpan.FromSeconds(10)));
        Run(learnSeconds);
    }

    public DrawnShelf Shelf { get; }

    public CameraWatch Watch { get; }

    public FrameView Last { get; private set; } = null!;

    /// <summary>Frames that the detector looked at.</summary>
    public int Inferences { get; private set; }

    /// <summary>Looks for a while; the views of all frames, in order.</summary>
    public List<FrameView> Run(int seconds, bool isFrozen = false)
    {
        var views = new List<FrameView>();
        for (var end = _seconds + seconds; _seconds < end; _seconds += Period)
        {
            Last = Watch.Look(isFrozen ? Shelf.Same() : Shelf.Next(), Start.AddSeconds(_seconds));
            if (Last.Plan == FramePlan.Infer)
            {
                Inferences++;
                Watch.Keep([]);
            }

            views.Add(Last);
        }

        return views;
    }
}
