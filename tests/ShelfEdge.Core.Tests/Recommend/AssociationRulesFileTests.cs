using System.Text;
using CsCheck;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

public sealed class AssociationRulesFileTests
{
    private const string Valid =
        """{"version":1,"rules":[{"if":["tea"],"then":"milk","support":0.01,"confidence":0.4,"lift":3.2},{"if":["tea","jam"],"then":"bread","support":0.02,"confidence":0.6,"lift":2}]}""";

    [Fact]
    public void Rules_are_found_by_an_item_of_their_left_side_most_confident_first()
    {
        AssociationRules rules = Read(Valid);

        Assert.Equal(["bread", "milk"], rules.With("tea").Select(rule => rule.Then));
        Assert.Equal((0.01f, 0.4f, 3.2f), (rules.All[1].Support, rules.All[1].Confidence, rules.All[1].Lift));
        Assert.Empty(rules.With("milk"));
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version 2 of rules is not known")]
    [InlineData("[\"tea\"]", "[]", "rule 0: 1 to 8 items")]
    [InlineData("0.4", "1.4", "rule 0: confidence must be from 0 to 1")]
    [InlineData("\"milk\"", "\"\"", "rule 0: an item must have 1 to 128 characters")]
    [InlineData("\"milk\"", "7", "no rules: ")]
    [InlineData("]}", "", "no rules: ")]
    public void Mistake_is_refused(string part, string instead, string reason) => Assert.StartsWith(
        reason,
        Assert.Throws<ModelFileException>(() => Read(Valid.Replace(part, instead, StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Spoilt_file_is_read_or_refused_and_nothing_else() => Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Byte).Sample((at, value) =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Valid);
        bytes[at] = value;
        try
        {
            return AssociationRulesFile.Read(bytes).All.Length <= 2;
        }
        catch (ModelFileException)
        {
            return true;
        }
    });

    private static AssociationRules Read(string text) => AssociationRulesFile.Read(Encoding.UTF8.GetBytes(text));
}
