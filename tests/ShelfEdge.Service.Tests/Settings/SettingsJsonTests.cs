using System.Text;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class SettingsJsonTests
{
    private readonly List<SettingsProblem> _problems = [];

    [Fact]
    public void Value_remembers_the_line_it_was_written_on()
    {
        var root = Parse("{\n  // a comment\n  \"api\": {\n    \"port\": 81,\n  },\n}");

        Assert.Empty(_problems);
        var port = root!.Find("api")!.Find("PORT")!;
        Assert.Equal(("81", "box.json:4"), (port.Text, port.Origin));
    }

    [Fact]
    public void List_entry_is_named_by_its_index()
    {
        var root = Parse("""{ "cameras": [ { "id": "a" }, { "id": "b" } ] }""");

        Assert.Equal("b", root!.Find("cameras")!.Find("1")!.Find("id")!.Text);
    }

    [Theory]
    [InlineData("{\n\"a\": 1\n\"b\": 2\n}", "box.json:3")]
    [InlineData("{ \"a\": tru }", "box.json:1")]
    [InlineData("{ \"a\": [1, 2 }", "box.json:1")]
    [InlineData("", "box.json:1")]
    [InlineData("{}\n{}", "box.json:2")]
    public void Syntax_error_names_the_line(string json, string origin)
    {
        Assert.Null(Parse(json));

        var problem = Assert.Single(_problems);
        Assert.Equal(origin, problem.Origin);
        Assert.StartsWith("is not valid JSON at column ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    public void Document_that_is_no_object_is_refused(string json)
    {
        Assert.Null(Parse(json));
        Assert.Contains("must begin with '{'", Assert.Single(_problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_that_is_written_twice_is_reported_with_the_second_line()
    {
        var root = Parse("{\n\"site\": \"a\",\n\"Site\": \"b\"\n}");

        Assert.Equal("box.json:3: Site: is written twice", Assert.Single(_problems).ToString());
        Assert.Equal("a", root!.Find("site")!.Text);
    }

    [Fact]
    public void Deep_nesting_is_refused_instead_of_exhausting_the_stack()
    {
        Assert.Null(Parse(string.Concat(Enumerable.Repeat("{\"a\":", 1000))));
        Assert.Single(_problems);
    }

    [Fact]
    public void Byte_order_mark_is_passed_over()
    {
        var root = SettingsJson.Parse([.. Encoding.UTF8.Preamble, .. "{ \"site\": \"a\" }"u8], "box.json", _problems);

        Assert.Empty(_problems);
        Assert.Equal("a", root!.Find("site")!.Text);
    }

    private SettingsNode? Parse(string json) => SettingsJson.Parse(Encoding.UTF8.GetBytes(json), "box.json", _problems);
}
