using System.Text.RegularExpressions;
using ShelfEdge.Lab.Report;

namespace ShelfEdge.Lab.Tests.Report;

public sealed partial class ReportTextsTests
{
    private static readonly ReportTexts English = new("en", "");

    [Fact]
    public void Every_language_has_every_text_with_the_same_places()
    {
        foreach (string language in ReportTexts.Languages)
        {
            var texts = new ReportTexts(language, "");
            Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts.Keys, key => Assert.Equal(Places(English, key), Places(texts, key)));
        }
    }

    [Theory]
    [InlineData("high-value", "高价值")]
    [InlineData("lapsing 2", "渐少光顾 2")]
    [InlineData("students", "students")]
    public void Segment_is_called_in_the_language_of_the_page(string name, string told) =>
        Assert.Equal(told, new ReportTexts("zh-Hans", "").Segment(name));

    [Theory]
    [InlineData(1234.4, "£1,234")]
    [InlineData(-3, "−£3")]
    public void Amount_has_its_currency_before_it(double amount, string told) => Assert.Equal(told, new ReportTexts("en", "£").Amount(amount));

    // A distinct letter in each place; a text with dates or no places has none of them.
    private static string[] Places(ReportTexts texts, string key) =>
        [.. Place().Matches(texts.Of(key, "<0>", "<1>", "<2>", "<3>", "<4>")).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("<[0-4]>")]
    private static partial Regex Place();
}
