using System.Collections.Immutable;

namespace ShelfEdge.Hub.Storage;

/// <summary>
/// How far a sequence has come and what it lacks. Pure: the store loads it, applies the numbers that are new, and stores it in the
/// transaction of the events themselves.
/// </summary>
/// <param name="Highest">Highest number seen; 0 before the first.</param>
/// <param name="Gaps">In ascending order, apart from each other, all below <paramref name="Highest"/>.</param>
internal sealed record SequenceState(long Highest, ImmutableArray<Gap> Gaps)
{
    /// <summary>Nothing seen.</summary>
    public static SequenceState Empty { get; } = new(0, []);

    /// <param name="numbers">Each at least 1; in any order, repetitions allowed.</param>
    public SequenceState Apply(IEnumerable<long> numbers)
    {
        var highest = Highest;
        var gaps = Gaps.ToList();
        foreach (var number in numbers.Order())
        {
            if (number > highest)
            {
                if (number > highest + 1)
                {
                    gaps.Add(new(highest + 1, number - 1, AtStart: highest == 0));
                }

                highest = number;
            }
            else
            {
                Fill(gaps, number);
            }
        }

        return new(highest, [.. gaps]);
    }

    private static void Fill(List<Gap> gaps, long number)
    {
        var at = gaps.FindIndex(gap => number >= gap.First && number <= gap.Last);
        if (at < 0)
        {
            return;
        }

        var gap = gaps[at];
        gaps.RemoveAt(at);
        if (number < gap.Last)
        {
            gaps.Insert(at, gap with { First = number + 1 });
        }

        if (number > gap.First)
        {
            gaps.Insert(at, gap with { Last = number - 1 });
        }
    }
}
