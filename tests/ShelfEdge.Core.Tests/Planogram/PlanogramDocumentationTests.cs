using System.Text;
using System.Text.RegularExpressions;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Planogram;

public sealed partial class PlanogramDocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "planogram.md"));

    [Fact]
    public void The_example_is_a_valid_planogram()
    {
        var result = PlanogramFile.Read(Encoding.UTF8.GetBytes(Example().Match(Text).Groups[1].Value));

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Planogram!.Positions.Length);
    }

    [Fact]
    public void Every_key_of_the_written_document_is_described()
    {
        var written = Encoding.UTF8.GetString(PlanogramFile.Write(
            PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Full)).Planogram!));

        Assert.All(Key().Matches(written), key => Assert.Matches($"`(\\w+\\[\\]\\.)?{key.Groups[1].Value}`", Text));
    }

    [Fact]
    public void Every_reason_for_not_knowing_is_described() =>
        Assert.All(
            typeof(UnknownReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            reason => Assert.Contains($"`{reason}`", Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("positions/0/sku", "\"4009\"", "\"4009\" is not in $.products")]
    [InlineData("positions/0/zone/1", "[1290,60]", "[1290,60] is outside the frame; x from 0 to 1280 and y from 0 to 720 are allowed")]
    [InlineData("positions/0/lowThreshold", "4", "4 is not allowed; a whole number from 0 to 3 is")]
    [InlineData("colour", "1", "unknown key \"colour\"; allowed are ")]
    [InlineData("positions/0/zone", "[[0,0],[9,9],[9,0],[0,18]]", "crosses or touches itself; ")]
    public void An_error_reads_as_it_is_described(string path, string json, string words)
    {
        Assert.Contains(words, Assert.Single(PlanogramFile.Read(PlanogramDocument.With(path, json)).Errors), StringComparison.Ordinal);
        Assert.Contains(words, Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"(\\w+)\":")]
    private static partial Regex Key();
}
