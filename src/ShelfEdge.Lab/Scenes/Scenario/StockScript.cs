using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>
/// Which facings stand on the shelf in each frame. One position runs low and then empty within the first 25 frames and is
/// refilled; a second one runs low later; others lose a facing now and then. Two shoppers walk past.
/// </summary>
internal sealed class StockScript
{
    private const int RefillFrame = 52;
    private const int SecondRefillFrame = 70;

    private readonly bool[][][] _present;
    private readonly (int First, int Last)[] _visits;

    public StockScript(IReadOnlyList<ScenarioPosition> positions, int frames, Random random)
    {
        FrameCount = frames;
        _present = new bool[frames][][];
        _visits = [(random.Whole(34, 38), 0), (random.Whole(76, 79), 0)];
        for (int i = 0; i < _visits.Length; i++)
        {
            _visits[i].Last = _visits[i].First + 6;
        }

        int main = random.Next(positions.Count);
        int second = (main + random.Whole(1, positions.Count - 1)) % positions.Count;
        int[][] taken = [.. positions.Select((position, index) => index == main
            ? Emptied(position)
            : index == second ? MadeLow(position) : SoldOne(position, random, frames))];
        int[] back = [.. positions.Select((_, index) => index == main ? RefillFrame : index == second ? SecondRefillFrame : int.MaxValue)];
        for (int frame = 0; frame < frames; frame++)
        {
            _present[frame] = new bool[positions.Count][];
            for (int p = 0; p < positions.Count; p++)
            {
                int gone = frame >= back[p] ? 0 : taken[p].Count(at => at <= frame);
                _present[frame][p] = Facings(positions[p].Capacity, gone, new Random(p));
            }
        }
    }

    public int FrameCount { get; }

    public ReadOnlySpan<bool> Present(int frame, int position) => _present[frame][position];

    public int Facings(int frame, int position) => _present[frame][position].Count(present => present);

    /// <summary>How far a shopper has walked, 0 at the left and 1 at the right, or null when no one is there.</summary>
    public float? Shopper(int frame)
    {
        foreach ((int first, int last) in _visits)
        {
            if (frame >= first && frame <= last)
            {
                return (frame - first) / (float)(last - first);
            }
        }

        return null;
    }

    /// <summary>Taken in an order of its own, so that gaps open in the middle as well as at the ends.</summary>
    private static bool[] Facings(int capacity, int gone, Random order)
    {
        int[] sequence = [.. Enumerable.Range(0, capacity)];
        order.Shuffle(sequence);
        var present = new bool[capacity];
        Array.Fill(present, true);
        for (int i = 0; i < gone; i++)
        {
            present[sequence[i]] = false;
        }

        return present;
    }

    private static int[] Emptied(ScenarioPosition position)
    {
        int untilLow = position.Capacity - position.LowThreshold;
        return [.. Enumerable.Range(0, position.Capacity).Select(i => i < untilLow ? 2 + (i * 2) : 14 + ((i - untilLow) * 3))];
    }

    private static int[] MadeLow(ScenarioPosition position) =>
        [.. Enumerable.Range(0, position.Capacity - position.LowThreshold).Select(i => 22 + (i * 2))];

    private static int[] SoldOne(ScenarioPosition position, Random random, int frames) =>
        position.Capacity - 1 > position.LowThreshold && random.Chance(0.5) ? [random.Whole(10, frames - 10)] : [];
}
