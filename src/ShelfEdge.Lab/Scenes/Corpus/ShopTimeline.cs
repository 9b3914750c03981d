using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>
/// What one camera sees at every moment of a scenario, and what is true of its shelf. Times in seconds from the start.
/// Immutable.
/// </summary>
internal sealed class ShopTimeline
{
    /// <summary>A camera gives a frame every so many seconds of shop time.</summary>
    public const int FramePeriod = 2;

    /// <summary>A view in which nothing changes is seen with so many draws of the camera's noise.</summary>
    public const int Variants = 4;

    private static readonly float[] Sway = [0, 1, -1, 2];

    private readonly IReadOnlyList<ScenarioPosition> _positions;
    private readonly (double At, string Goods)[] _goods;
    private readonly int[] _starts;
    private readonly Visit[] _visits;
    private readonly Spell[] _spells;
    private readonly int _noiseSeed;

    public ShopTimeline(IReadOnlyList<ScenarioPosition> positions, ShopScript script, Random random)
    {
        _positions = positions;
        var goods = new ShelfGoods(positions);
        _starts = [.. Enumerable.Range(0, positions.Count).Select(goods.Start)];
        var history = new List<(double, string)> { (0, goods.ToString()) };
        foreach (StockAct act in script.Acts.OrderBy(act => act.At))
        {
            goods.Do(act, random);
            history.Add((act.At, goods.ToString()));
        }

        _goods = [.. history];
        _visits = [.. script.Visits.OrderBy(visit => visit.From)];
        _spells = [.. script.Spells.OrderBy(spell => spell.From)];
        _noiseSeed = random.Next();
    }

    /// <summary>What the camera sees, or null while it sends nothing.</summary>
    /// <param name="frame">Number of the frame from 0; it comes at <see cref="FramePeriod"/> times that.</param>
    public SceneMoment? See(int frame)
    {
        double seconds = frame * FramePeriod;
        if (Find(SpellKind.Outage, seconds) is not null)
        {
            return null;
        }

        if (Find(SpellKind.Freeze, seconds) is { } freeze)
        {
            frame = (int)(freeze.From / FramePeriod);
            seconds = frame * FramePeriod;
        }

        int variant = SceneSeed.Of(_noiseSeed, frame) % Variants;
        ViewCondition view = View(seconds);
        if (view.Cover > 0)
        {
            return new SceneMoment(GoodsAt(0), [], ViewCondition.Plain with { Cover = view.Cover, Light = view.Light }, variant);
        }

        var occluders = new List<Occluder>();
        foreach (Visit visit in _visits)
        {
            if (visit.At(seconds, Sway[variant]) is { } seen && Math.Abs(seen.X) < Visit.OutOfSight - 5)
            {
                occluders.Add(seen);
            }
        }

        return new SceneMoment(GoodsAt(seconds), occluders, view, variant);
    }

    /// <summary>The camera shows neither what is there nor that it does not: it is dead, frozen, covered, dark or turned away.</summary>
    public bool IsBlind(double seconds) =>
        Find(SpellKind.Outage, seconds) is not null || Find(SpellKind.Freeze, seconds) is not null || View(seconds).IsBlind;

    public ViewCondition View(double seconds)
    {
        ViewCondition view = ViewCondition.Plain;
        foreach (Spell spell in _spells)
        {
            view = spell.Covers(seconds) ? spell.Apply(view, seconds) : view;
        }

        return view;
    }

    /// <summary>Units in the facings of a position, right or misplaced.</summary>
    public int Standing(double seconds, int position) =>
        ShelfGoods.Standing(GoodsAt(seconds), _starts[position], _positions[position].Capacity);

    /// <summary>Units of other products among them.</summary>
    public int Misplaced(double seconds, int position) =>
        ShelfGoods.Misplaced(GoodsAt(seconds), _starts[position], _positions[position].Capacity, position);

    private string GoodsAt(double seconds)
    {
        int low = 0, high = _goods.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = _goods[middle].At <= seconds ? (middle, high) : (low, middle);
        }

        return _goods[low].Goods;
    }

    private Spell? Find(SpellKind kind, double seconds) => Array.Find(_spells, spell => spell.Kind == kind && spell.Covers(seconds));
}
