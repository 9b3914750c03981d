using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class ConfigurationDocsTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "docs/configuration.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Keys { get; } = [.. OptionRow.All().Select(row => row.Path)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_is_documented_with_its_default_and_what_is_allowed(string path)
    {
        var row = OptionRow.All().Single(row => row.Path == path);
        var expected = $"| `{row.Path}` | {row.DefaultWord} | {row.Allowed} | ";

        Assert.Contains(Rows, line => line.StartsWith(expected, StringComparison.Ordinal) && line.Length > expected.Length + 10);
    }

    [Fact]
    public void No_key_is_documented_that_does_not_exist() =>
        Assert.Equal(OptionRow.All().Select(row => row.Path).Order(), Rows.Select(line => line.Split('`')[1]).Order());
}
