using System.Collections.Immutable;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Stock;

/// <summary>
/// One camera before three shelves of four positions with four facings each: draws a small picture of it, gives a ledger
/// the thumbnail and the boxes of what is not hidden, and knows the truth. Seeded.
/// </summary>
internal sealed class ShelfSimulation
{
    public const int Rows = 3;
    public const int Columns = 4;
    public const int Capacity = 4;
    public const int FrameWidth = 1280;
    public const int FrameHeight = 720;

    // The picture is drawn at a fifth of the size of the frame: two pixels a side for each cell of the thumbnail.
    private const int Scale = 5;
    private const int PictureWidth = FrameWidth / Scale;
    private const int PictureHeight = FrameHeight / Scale;

    public static readonly CameraId Camera = new("camera-1");

    private readonly byte[] _luma = new byte[PictureWidth * PictureHeight];
    private readonly byte[] _pixels = new byte[PictureWidth * PictureHeight * 3];
    private readonly sbyte[] _noise = new sbyte[1 << 16];
    private readonly Random _random;
    private long _frames;

    public ShelfSimulation(RestockRules? rules = null, int seed = 1)
    {
        Ledger = new StockLedger(Planned, rules ?? new RestockRules(), CountedStore.CountingIds());
        _random = new Random(seed);
        Array.Fill(Stock, Capacity);
        for (var i = 0; i < _noise.Length; i++)
        {
            _noise[i] = (sbyte)_random.Next(-6, 7);
        }
    }

    public static Plan Planned { get; } = new(
        [new PlanogramCamera(Camera, FrameWidth, FrameHeight)],
        [.. Enumerable.Range(0, Rows).Select(row => new Shelf(new ShelfId($"s{row}"), $"Shelf {row}"))],
        [new Product(new Sku("4001"), "Product")],
        [.. Enumerable.Range(0, Rows * Columns).Select(i => new Position(
            new PositionId($"p{i}"), new ShelfId($"s{i / Columns}"), new Sku("4001"), Camera, Polygon.FromBox(Zone(i)), Capacity, 1))]);

    public StockLedger Ledger { get; }

    /// <summary>True facings by position.</summary>
    public int[] Stock { get; } = new int[Rows * Columns];

    /// <summary>What stands before the shelf, in pixels of the frame, with its brightness.</summary>
    public List<(Box Box, byte Luma)> Occluders { get; } = [];

    /// <summary>Brightness of boards and rails.</summary>
    public byte BoardLuma { get; set; } = 190;

    /// <summary>Multiplies all brightness.</summary>
    public float Light { get; set; } = 1;

    /// <summary>Share of visible products that the detector misses.</summary>
    public double MissRate { get; set; }

    /// <summary>Chance that a frame has one box too many.</summary>
    public double GhostRate { get; set; }

    /// <summary>False to give frames without a thumbnail.</summary>
    public bool HasScene { get; set; } = true;

    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    public DateTimeOffset Now { get; set; } = CountedStore.Start;

    public List<RestockAlert> Alerts { get; } = [];

    public static Box Zone(int position)
    {
        var x = 40 + (position % Columns * 300);
        var y = 30 + (position / Columns * 230);
        return new Box(x, y, x + 300, y + 180);
    }

    public PositionStock Believed(int position) => Ledger.Snapshot.Positions[position];

    /// <summary>Lets time pass, frame by frame, with a tick a second; <paramref name="each"/> runs before each frame.</summary>
    public void Run(TimeSpan duration, Action<TimeSpan>? each = null)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += Interval)
        {
            each?.Invoke(passed);
            Step();
        }
    }

    /// <summary>One frame.</summary>
    public StockDecision Step()
    {
        Now += Interval;
        var decision = Ledger.Observe(Capture());
        Alerts.AddRange(decision.Alerts);
        var tick = Ledger.Tick(Now);
        Alerts.AddRange(tick.Alerts);
        return new StockDecision([.. decision.Changes, .. tick.Changes], [.. decision.Alerts, .. tick.Alerts]);
    }

    public FrameDetections Capture()
    {
        Draw();
        return new FrameDetections(Camera, ++_frames, Now, FrameWidth, FrameHeight, Detect())
        {
            Scene = HasScene ? SceneThumbnail.FromBgr(_pixels, PictureWidth, PictureHeight, PictureWidth * 3) : null,
        };
    }

    private ImmutableArray<Core.Detection.Detection> Detect()
    {
        var found = ImmutableArray.CreateBuilder<Core.Detection.Detection>();
        foreach (var product in Products())
        {
            var isHidden = Occluders.Any(occluder => product.Intersect(occluder.Box).Area > 0.4f * product.Area);
            if (!isHidden && _random.NextDouble() >= MissRate)
            {
                found.Add(new(product, 0, 0.9f));
            }
        }

        if (_random.NextDouble() < GhostRate)
        {
            var zone = Zone(_random.Next(Stock.Length));
            var x = zone.X1 + (_random.NextSingle() * 200);
            found.Add(new(new Box(x, zone.Y1 + 20, x + 70, zone.Y2), 0, 0.5f));
        }

        return found.ToImmutable();
    }

    private IEnumerable<Box> Products()
    {
        for (var position = 0; position < Stock.Length; position++)
        {
            var zone = Zone(position);
            for (var i = 0; i < Stock[position]; i++)
            {
                var x = zone.X1 + (75 * i);
                yield return new Box(x + 2, zone.Y2 - 150, x + 73, zone.Y2 - 2);
            }
        }
    }

    private void Draw()
    {
        Paint(new Box(0, 0, FrameWidth, FrameHeight), BoardLuma);
        for (var position = 0; position < Stock.Length; position++)
        {
            Paint(Zone(position), 60);
        }

        var shade = 0;
        foreach (var product in Products())
        {
            Paint(product, (byte)(100 + (shade++ * 37 % 90)));
        }

        foreach (var (box, luma) in Occluders)
        {
            Paint(box, luma);
        }

        Develop();
    }

    private void Paint(Box box, byte luma)
    {
        var inside = box.ClampTo(FrameWidth, FrameHeight);
        var left = (int)inside.X1 / Scale;
        var width = ((int)inside.X2 / Scale) - left;
        for (var y = (int)inside.Y1 / Scale; y < (int)inside.Y2 / Scale; y++)
        {
            _luma.AsSpan((y * PictureWidth) + left, width).Fill(luma);
        }
    }

    /// <summary>Adds light and noise.</summary>
    private void Develop()
    {
        var offset = _random.Next(_noise.Length);
        for (var i = 0; i < _luma.Length; i++)
        {
            var grey = (byte)Math.Clamp((_luma[i] * Light) + _noise[(offset + i) & (_noise.Length - 1)], 0, 255);
            _pixels[3 * i] = grey;
            _pixels[(3 * i) + 1] = grey;
            _pixels[(3 * i) + 2] = grey;
        }
    }
}
