using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Core.Tests.Verification;

public sealed class TruthTallyTests
{
    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall()
    {
        var tally = new TruthTally();
        Assert.Equal(0, tally.F1);

        tally.Add([new Found(new Box(0, 0, 10, 10), 0, 0.9f), new Found(new Box(50, 0, 60, 10), 0, 0.8f)], [new Box(0, 0, 10, 9)]);
        tally.Add([], [new Box(0, 0, 10, 10), new Box(20, 0, 30, 10)]);

        // Precision 1 of 2, recall 1 of 3.
        Assert.Equal(2 * 0.5 * (1 / 3.0) / (0.5 + (1 / 3.0)), tally.F1, 1e-12);
    }
}
