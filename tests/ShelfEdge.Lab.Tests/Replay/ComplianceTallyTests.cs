using ShelfEdge.Core.Compliance;
using ShelfEdge.Lab.Replay;

namespace ShelfEdge.Lab.Tests.Replay;

public sealed class ComplianceTallyTests
{
    [Theory]
    [InlineData(0, 0, nameof(ComplianceState.Missing))]
    [InlineData(3, 1, nameof(ComplianceState.WrongSku))]
    [InlineData(3, 0, nameof(ComplianceState.FacingsShort))]
    [InlineData(4, 0, nameof(ComplianceState.Right))]
    public void Truth_is_named_as_compliance_names_it(int standing, int misplaced, string state) =>
        Assert.Equal(state, ComplianceTally.Of(standing, misplaced, capacity: 4).ToString());

    [Fact]
    public void A_hit_is_the_very_deviation_that_is_there()
    {
        var tally = new ComplianceTally();
        tally.Add(ComplianceState.Missing, ComplianceState.Missing, 10);
        tally.Add(ComplianceState.FacingsShort, ComplianceState.WrongSku, 20);
        tally.Add(ComplianceState.FacingsShort, ComplianceState.Right, 40);
        tally.Add(ComplianceState.Unknown, ComplianceState.Missing, 80);
        tally.Add(ComplianceState.Right, ComplianceState.Right, 160);

        Assert.Equal((70.0, 110.0, 10.0), (tally.Told, tally.True, tally.Hit));
        Assert.Equal((20.0, 0.0), (tally.Misplaced, tally.MisplacedHit));
    }
}
