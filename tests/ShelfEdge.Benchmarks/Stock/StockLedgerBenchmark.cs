using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Benchmarks.Stock;

/// <summary>One frame of 300 products before 100 positions through the stock stage, with nothing changing.</summary>
[MemoryDiagnoser]
public class StockLedgerBenchmark
{
    private const int Rows = 5;
    private const int PositionsInRow = 20;
    private const int FacingsInPosition = 3;
    private const int FrameWidth = 1920;
    private const int FrameHeight = 1080;

    private StockLedger _ledger = null!;
    private FacingCounter _counter = null!;
    private FrameDetections _frame = null!;
    private byte[] _pixels = null!;
    private readonly byte[] _luma = new byte[SceneThumbnail.Cells];
    private readonly int[] _facings = new int[Rows * PositionsInRow];
    private readonly int[] _owners = new int[Rows * PositionsInRow * FacingsInPosition];

    [Params(false, true)]
    public bool HasScene { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var camera = new PlanogramCamera(new CameraId("camera-1"), FrameWidth, FrameHeight);
        ImmutableArray<Position> positions = [.. Enumerable.Range(0, Rows * PositionsInRow).Select(i => new Position(
            new PositionId($"p{i}"), new ShelfId("s"), new Sku("4001"), camera.Id, Polygon.FromBox(Zone(i)), FacingsInPosition, 1))];
        var planogram = new Planogram(
            [camera], [new Shelf(new ShelfId("s"), "Shelf")], [new Product(new Sku("4001"), "Product")], positions);
        _pixels = new byte[FrameWidth * FrameHeight * 3];
        new Random(1).NextBytes(_pixels);
        _frame = new FrameDetections(
            camera.Id,
            1,
            new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
            FrameWidth,
            FrameHeight,
            [.. Enumerable.Range(0, Rows * PositionsInRow * FacingsInPosition).Select(Product)])
        {
            Scene = HasScene ? SceneThumbnail.FromBgr(_pixels, FrameWidth, FrameHeight, FrameWidth * 3) : null,
        };
        _counter = new FacingCounter(camera, positions.Select(position => position.Zone), new CountingRules());
        _ledger = new StockLedger(planogram, new RestockRules(), Guid.NewGuid);
        for (var second = 0; second < 100; second++)
        {
            _ledger.Observe(_frame with { CapturedAt = _frame.CapturedAt.AddSeconds(second) });
        }

        _frame = _frame with { CapturedAt = _frame.CapturedAt.AddSeconds(100) };
    }

    [Benchmark]
    public StockDecision Observe() => _ledger.Observe(_frame);

    [Benchmark]
    public void Count() => _counter.Count(_frame, _facings, _owners);

    [Benchmark]
    public void ReduceToThumbnail() => SceneThumbnail.Reduce(_pixels, FrameWidth, FrameHeight, FrameWidth * 3, _luma);

    [Benchmark]
    public StockSnapshot TickAndSnapshot()
    {
        _ledger.Tick(_frame.CapturedAt);
        return _ledger.Snapshot;
    }

    private static Box Zone(int position)
    {
        var x = 10 + (position % PositionsInRow * 95);
        var y = 20 + (position / PositionsInRow * 210);
        return new Box(x, y, x + 95, y + 170);
    }

    private static Found Product(int index)
    {
        var zone = Zone(index / FacingsInPosition);
        var x = zone.X1 + (index % FacingsInPosition * 31);
        return new Found(new Box(x + 1, zone.Y1 + 20, x + 30, zone.Y2 - 2), 0, 0.9f);
    }
}
