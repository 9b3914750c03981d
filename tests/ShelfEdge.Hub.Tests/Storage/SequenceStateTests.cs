using CsCheck;
using ShelfEdge.Hub.Storage;

namespace ShelfEdge.Hub.Tests.Storage;

public sealed class SequenceStateTests
{
    [Fact]
    public void First_number_that_is_not_one_leaves_a_gap_at_the_start() =>
        Assert.Equal([new Gap(1, 4, AtStart: true)], SequenceState.Empty.Apply([5]).Gaps);

    [Fact]
    public void Number_in_the_middle_of_a_gap_splits_it() =>
        Assert.Equal(
            [new Gap(2, 4, false), new Gap(6, 9, false)],
            SequenceState.Empty.Apply([1, 10]).Apply([5]).Gaps);

    [Fact]
    public void Whatever_the_order_and_the_batches_gaps_are_exactly_the_numbers_that_did_not_come() =>
        Gen.Select(Gen.Long[1, 60].Array[0, 80], Gen.Int[1, 9]).Sample((numbers, size) =>
        {
            var state = numbers.Chunk(size).Aggregate(SequenceState.Empty, (before, chunk) => before.Apply(chunk));

            var highest = numbers.DefaultIfEmpty().Max();
            var missing = Enumerable.Range(1, (int)highest).Select(number => (long)number).Except(numbers);
            Assert.Equal(highest, state.Highest);
            Assert.Equal(missing, state.Gaps.SelectMany(gap => Enumerable.Range((int)gap.First, (int)gap.Length)).Select(number => (long)number));
        });
}
