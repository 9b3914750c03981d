using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>
/// What stands in every facing of one camera, as text: a character a facing, positions one after the other. <c>.</c> is an
/// empty facing, <c>a</c> a unit of the first position's product, <c>b</c> of the second's and so on.
/// </summary>
internal sealed class ShelfGoods
{
    private const char Empty = '.';
    private const char First = 'a';

    private readonly IReadOnlyList<ScenarioPosition> _positions;
    private readonly int[] _starts;
    private readonly char[] _facings;

    /// <summary>Every facing is full.</summary>
    public ShelfGoods(IReadOnlyList<ScenarioPosition> positions)
    {
        _positions = positions;
        _starts = new int[positions.Count];
        for (int p = 1; p < positions.Count; p++)
        {
            _starts[p] = _starts[p - 1] + positions[p - 1].Capacity;
        }

        _facings = [.. positions.SelectMany((position, p) => Enumerable.Repeat(Product(p), position.Capacity))];
    }

    /// <summary>The position whose product stands in a facing, or null for none.</summary>
    public static int? ProductAt(string goods, int start, int facing) => goods[start + facing] is var c && c == Empty ? null : c - First;

    /// <summary>Units that stand in a position, whatever they are.</summary>
    public static int Standing(string goods, int start, int capacity) => capacity - goods.AsSpan(start, capacity).Count(Empty);

    /// <summary>Units of other products that stand in a position.</summary>
    public static int Misplaced(string goods, int start, int capacity, int position) =>
        Standing(goods, start, capacity) - goods.AsSpan(start, capacity).Count(Product(position));

    /// <summary>Index of the first facing of a position.</summary>
    public int Start(int position) => _starts[position];

    public void Do(StockAct act, Random random)
    {
        Span<char> facings = _facings.AsSpan(_starts[act.Position], _positions[act.Position].Capacity);
        char own = Product(act.Position);
        switch (act.Deed)
        {
            case StockDeed.Take:
                for (int unit = 0; unit < act.Units && facings.Contains(own); unit++)
                {
                    facings[PickAny(facings, own, random)] = Empty;
                }

                break;
            case StockDeed.Fill:
                for (int unit = 0; unit < act.Units && facings.Contains(Empty); unit++)
                {
                    facings[facings.IndexOf(Empty)] = own;
                }

                break;
            case StockDeed.Misplace:
                facings[PickAny(facings, facings.Contains(Empty) ? Empty : own, random)] = Product(act.Source);
                break;
            default:
                for (int i = 0; i < facings.Length; i++)
                {
                    facings[i] = facings[i] == own ? own : Empty;
                }

                break;
        }
    }

    public override string ToString() => new(_facings);

    private static char Product(int position) => (char)(First + position);

    private static int PickAny(ReadOnlySpan<char> facings, char wanted, Random random)
    {
        int at = random.Next(facings.Count(wanted));
        for (int i = 0; ; i++)
        {
            if (facings[i] == wanted && at-- == 0)
            {
                return i;
            }
        }
    }
}
