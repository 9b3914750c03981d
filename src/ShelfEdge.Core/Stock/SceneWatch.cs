using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// Tells for each zone of one camera whether it is still and whether its surroundings look as learnt. One writer.
/// </summary>
internal sealed class SceneWatch
{
    // Shares and least numbers of cells: a hand or a person covers more, noise covers less.
    private const double MovingShare = 0.05;
    private const double ChangedShare = 0.15;
    private const int LeastCells = 2;

    // With fewer cells around a zone nothing is said of its surroundings.
    private const int LeastSurroundings = 12;

    private readonly PlanogramCamera _camera;
    private readonly EvidenceRules _rules;
    private readonly ZoneCells[] _zones;
    private readonly bool[] _isProduct = new bool[SceneThumbnail.Cells];
    private readonly SceneMemory _memory;
    private TimeSpan _now;
    private bool _hasScene;

    public SceneWatch(PlanogramCamera camera, IReadOnlyList<Polygon> zones, EvidenceRules rules)
    {
        _camera = camera;
        _rules = rules;
        _zones = ZoneCells.Build(camera, zones);
        _memory = new SceneMemory(rules.LearnAfter, rules.RelearnAfter);
    }

    /// <summary>Takes the thumbnail of the next frame, if it has one.</summary>
    public void Update(SceneThumbnail? scene, TimeSpan now)
    {
        _now = now;
        _hasScene = scene is not null;
        if (scene is null)
        {
            _memory.Interrupt();
        }
        else
        {
            _memory.Update(scene, now);
        }
    }

    /// <summary>Frames stopped coming: stillness is judged anew, what was learnt is kept.</summary>
    public void Interrupt() => _memory.Interrupt();

    /// <summary>
    /// A product is seen here, in pixels of the reference frame: cells that it covers outside its zone change when it is
    /// sold, so they are no surroundings. Cells that do not look as learnt are left as they are.
    /// </summary>
    public void MarkProduct(Box box)
    {
        var (left, top, right, bottom) = ZoneCells.Range(_camera, box);
        for (var row = top; row < bottom; row++)
        {
            for (var cell = (row * SceneThumbnail.Columns) + left; cell < (row * SceneThumbnail.Columns) + right; cell++)
            {
                if (!_isProduct[cell] && _memory.IsLearnt(cell) && !_memory.IsChanged(cell))
                {
                    _isProduct[cell] = true;
                }
            }
        }
    }

    public ZoneView Look(int zone)
    {
        if (!_hasScene)
        {
            return new ZoneView(IsStill: true, Surroundings.NotJudged);
        }

        var changed = 0;
        var learnt = 0;
        foreach (var cell in _zones[zone].Around)
        {
            if (_memory.IsLearnt(cell) && !_isProduct[cell])
            {
                learnt++;
                changed += _memory.IsChanged(cell) ? 1 : 0;
            }
        }

        return new ZoneView(
            !IsMoving(_zones[zone]),
            learnt < LeastSurroundings ? Surroundings.NotJudged
                : Exceeds(changed, learnt, ChangedShare) ? Surroundings.Changed
                : Surroundings.AsLearnt);
    }

    /// <summary>What changed around the zone hides nothing: cells that have been still for long enough are learnt anew.</summary>
    public void AcceptSurroundings(int zone)
    {
        foreach (var cell in _zones[zone].Around)
        {
            _memory.Accept(cell, _now);
        }
    }

    private bool IsMoving(ZoneCells zone) => Exceeds(
        CountMoving(zone.Inside) + CountMoving(zone.Around), zone.Inside.Length + zone.Around.Length, MovingShare);

    private int CountMoving(ushort[] cells)
    {
        var moving = 0;
        foreach (var cell in cells)
        {
            moving += _memory.StillFor(cell, _now) < _rules.SettleAfter ? 1 : 0;
        }

        return moving;
    }

    private static bool Exceeds(int cells, int all, double share) => cells >= LeastCells && cells >= share * all;
}
