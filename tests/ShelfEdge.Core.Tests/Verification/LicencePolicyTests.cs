using ShelfEdge.Core.Verification;

namespace ShelfEdge.Core.Tests.Verification;

public sealed class LicencePolicyTests
{
    [Theory]
    [InlineData("Apache-2.0")]
    [InlineData("apache-2.0")]
    [InlineData("MIT AND CC-BY-4.0")]
    [InlineData("AGPL-3.0-only OR MIT")]
    [InlineData("(GPL-2.0-only OR MIT) AND (BSD-3-Clause OR LicenseRef-ours)")]
    public void Licence_that_asks_for_no_more_than_attribution_is_allowed(string expression) =>
        Assert.Null(LicencePolicy.FindObjection(expression));

    [Theory]
    [InlineData("AGPL-3.0", "AGPL-3.0 is not among")]
    [InlineData("CC-BY-NC-4.0", "CC-BY-NC-4.0 is not among")]
    [InlineData("Apache-2.0 AND AGPL-3.0-only", "AGPL-3.0-only is not among")]
    [InlineData("GPL-2.0-only OR (MIT AND LicenseRef-ours)", "GPL-2.0-only and LicenseRef-ours is not among")]
    [InlineData("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception is not among")]
    [InlineData("MIT+", "MIT+ is not among")]
    public void Other_licences_are_refused_by_name(string expression, string reason) =>
        Assert.StartsWith(reason, LicencePolicy.FindObjection(expression), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("MIT OR")]
    [InlineData("AND MIT")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("MIT WITH")]
    [InlineData("our licence, see file")]
    public void What_is_no_expression_is_refused(string expression) =>
        Assert.Equal($"'{expression}' is not an SPDX licence expression", LicencePolicy.FindObjection(expression));

    [Fact]
    public void Endless_expression_is_refused_before_it_is_parsed() =>
        Assert.Contains("more than 256", LicencePolicy.FindObjection(new string('(', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void Documentation_names_each_licence_that_is_allowed()
    {
        var text = File.ReadAllText(Path.Combine(Testing.Repository.Root, "docs/models.md"));

        Assert.Contains(string.Join(", ", LicencePolicy.Allowed.Select(name => $"`{name}`")), text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}
