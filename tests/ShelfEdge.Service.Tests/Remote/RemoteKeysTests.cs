using System.Text;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Tests.Settings;

namespace ShelfEdge.Service.Tests.Remote;

public sealed class RemoteKeysTests
{
    /// <summary>By which a sender could gain rights, have secrets sent elsewhere or cut the box off.</summary>
    private static readonly string[] Closed =
        ["api", "box", "cameras", "dataDirectory", "kiosk", "mqtt", "planogram", "remote", "site"];

    [Fact]
    public void Every_key_of_the_settings_is_open_or_closed_on_purpose()
    {
        var keys = OptionKey.Of(typeof(ShelfEdgeOptions)).Select(key => key.Name);

        Assert.Equal(Closed, keys.Where(key => Problems($$$"""{"{{{key}}}":{}}""").Count > 0).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    public void Open_section_is_an_object_so_that_it_takes_nothing_of_the_settings_file_away(string value)
    {
        var problem = Assert.Single(Problems($$"""{"recognition":{{value}}}"""));

        Assert.Equal(("recognition", "must be an object with keys"), (problem.Key, problem.Message));
    }

    [Fact]
    public void Every_key_of_an_open_section_that_names_a_file_or_folder_is_closed()
    {
        var paths = OptionRow.All()
            .Where(row => row.Path.Split('.') is [var section, _] && !Closed.Contains(section))
            .Where(row => row.Path.EndsWith("Directory", StringComparison.Ordinal) || row.Path.EndsWith("file", StringComparison.OrdinalIgnoreCase)
                || row.Path.EndsWith("gallery", StringComparison.Ordinal) || row.Path.EndsWith("Path", StringComparison.Ordinal))
            .Select(row => row.Path.Split('.'));

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.Single(Problems($$$"""{"{{{path[0]}}}":{"{{{path[1].ToUpperInvariant()}}}":"x"}}""")));
    }

    private static List<SettingsProblem> Problems(string json)
    {
        var problems = new List<SettingsProblem>();
        RemoteKeys.Check(SettingsJson.Parse(Encoding.UTF8.GetBytes(json), "config", problems)!, problems);
        return problems;
    }
}
