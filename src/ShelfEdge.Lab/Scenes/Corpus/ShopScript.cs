using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>
/// Writes down what happens before one camera. Times in seconds from the start of the scenario; calls may come in any order.
/// </summary>
internal sealed class ShopScript(IReadOnlyList<ScenarioPosition> positions, Random random)
{
    // How long a person takes to reach the shelf, and to leave it.
    private const double Walk = 4;

    // A unit is taken so long after the hand went out.
    private const double Grasp = 3;
    private const double FillSeconds = 3;

    // A person stands so far to the left of what the right hand takes.
    private const float ArmLength = 46;

    public List<StockAct> Acts { get; } = [];

    public List<Visit> Visits { get; } = [];

    public List<Spell> Spells { get; } = [];

    public int Positions => positions.Count;

    public int Capacity(int position) => positions[position].Capacity;

    /// <summary>A shopper comes, takes units of one product and leaves.</summary>
    public void Buy(double at, int position, int units = 1)
    {
        double arrive = at + Walk, leave = arrive + Grasp + (2 * units) + 1;
        Visits.Add(new Visit(OccluderKind.Person, Look(), at, arrive, leave, leave + Walk, Before(position), Reaches: true));
        for (int unit = 0; unit < units; unit++)
        {
            Acts.Add(new StockAct(arrive + Grasp + (2 * unit), StockDeed.Take, position, 1));
        }
    }

    /// <summary>Shoppers take all of a product, one or two units at a time, until <paramref name="to"/>.</summary>
    public void SellOut(double from, double to, int position) => SellDown(from, to, position, 0);

    /// <summary>Shoppers take units, one or two at a time, until so many are left of a full position.</summary>
    public void SellDown(double from, double to, int position, int left)
    {
        var units = new List<int>();
        for (int rest = Capacity(position) - left; rest > 0; rest -= units[^1])
        {
            units.Add(Math.Min(rest, random.Whole(1, 2)));
        }

        for (int i = 0; i < units.Count; i++)
        {
            Buy(from + ((to - from) * (i + random.Between(0.1f, 0.8f)) / units.Count), position, units[i]);
        }
    }

    /// <summary>Staff fill the positions one after the other, unit by unit, standing before them.</summary>
    /// <returns>When they leave.</returns>
    public double Restock(double at, params IReadOnlyList<int> filled)
    {
        foreach (int position in filled)
        {
            double arrive = at + Walk, leave = arrive + 2 + (FillSeconds * Capacity(position));
            Visits.Add(new Visit(OccluderKind.Person, 0, at, arrive, leave, leave + Walk, Before(position), Reaches: true));
            for (int unit = 0; unit < Capacity(position); unit++)
            {
                Acts.Add(new StockAct(arrive + 2 + (FillSeconds * unit), StockDeed.Fill, position, 1));
            }

            at = leave + Walk;
        }

        return at;
    }

    /// <summary>Somebody walks along the shelf without stopping.</summary>
    public void PassBy(double at) =>
        Visits.Add(new Visit(OccluderKind.Person, Look(), at, at + Walk, at + Walk, at + (2 * Walk), 0, Reaches: false));

    /// <summary>Somebody stands before the shelf and takes nothing.</summary>
    public void Stand(double at, double seconds, float x) =>
        Visits.Add(new Visit(OccluderKind.Person, Look(), at, at + Walk, at + Walk + seconds, at + seconds + (2 * Walk), x, Reaches: false));

    /// <summary>A trolley is pushed past, and stops for so long.</summary>
    public void Trolley(double at, double seconds, float x) =>
        Visits.Add(new Visit(OccluderKind.Trolley, random.Whole(0, 1), at, at + (2 * Walk), at + (2 * Walk) + seconds, at + seconds + (4 * Walk), x, Reaches: false));

    /// <summary>Units are put into a position that are not its product.</summary>
    public void Misplace(double at, int position, int source)
    {
        Visits.Add(new Visit(OccluderKind.Person, Look(), at, at + Walk, at + Walk + 5, at + 5 + (2 * Walk), Before(position), Reaches: true));
        Acts.Add(new StockAct(at + Walk + Grasp, StockDeed.Misplace, position, Source: source));
    }

    public void TidyUp(double at, int position)
    {
        Visits.Add(new Visit(OccluderKind.Person, 0, at, at + Walk, at + Walk + 8, at + 8 + (2 * Walk), Before(position), Reaches: true));
        Acts.Add(new StockAct(at + Walk + Grasp, StockDeed.TidyUp, position));
    }

    public void Light(double from, double to, float light) =>
        Add(SpellKind.Light, from, to, ViewCondition.Plain with { Light = light });

    public void Glare(double from, double to, (int X, int Y) begin, (int X, int Y) end, int size) => Spells.Add(new Spell(
        SpellKind.Glare, from, to,
        ViewCondition.Plain with { GlareX = begin.X, GlareY = begin.Y, GlareSize = size },
        ViewCondition.Plain with { GlareX = end.X, GlareY = end.Y, GlareSize = size }));

    public void Nudge(double from, double to, int movedX, int movedY) =>
        Add(SpellKind.Nudge, from, to, ViewCondition.Plain with { MovedX = movedX, MovedY = movedY });

    public void Cover(double from, double to, int brightness) =>
        Add(SpellKind.Cover, from, to, ViewCondition.Plain with { Cover = brightness });

    public void Freeze(double from, double to) => Add(SpellKind.Freeze, from, to, ViewCondition.Plain);

    public void Outage(double from, double to) => Add(SpellKind.Outage, from, to, ViewCondition.Plain);

    /// <summary>Sales and passers-by at random, more of some products than of others; staff fill up every <c>restockEvery</c> seconds.</summary>
    public void Trade(double from, double to, int visitsAnHour, double restockEvery)
    {
        double[] popularity = [.. Enumerable.Range(0, Positions).Select(_ => Math.Pow(random.NextDouble(), 2) + 0.05)];
        double restock = from + restockEvery;
        for (double at = from; at < to; at += Math.Max(20, -Math.Log(1 - random.NextDouble()) * 3600 / visitsAnHour))
        {
            if (at >= restock)
            {
                int[] filled = [.. Enumerable.Range(0, Positions).OrderByDescending(p => popularity[p]).Take(3)];
                at = Restock(at, filled);
                restock += restockEvery;
            }
            else if (random.Chance(0.3))
            {
                PassBy(at);
            }
            else
            {
                Buy(at, Choose(popularity), random.Chance(0.25) ? 2 : 1);
            }
        }
    }

    private void Add(SpellKind kind, double from, double to, ViewCondition view) => Spells.Add(new Spell(kind, from, to, view, view));

    private int Look() => random.Next(1, ShopCamera.Looks);

    private float Before(int position) => ((positions[position].Left + positions[position].Right) / 2) - ArmLength;

    private int Choose(double[] weights)
    {
        double at = random.NextDouble() * weights.Sum();
        for (int i = 0; i < weights.Length - 1; i++)
        {
            if ((at -= weights[i]) < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }
}
