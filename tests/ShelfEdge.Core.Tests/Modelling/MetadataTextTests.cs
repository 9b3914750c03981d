using CsCheck;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Tests.Modelling;

public sealed class MetadataTextTests
{
    [Theory]
    [InlineData("{0: 'cup'}", "cup")]
    [InlineData("{0: 'cup', 1: 'tall cup', 2: 'ä'}", "cup|tall cup|ä")]
    [InlineData("""{0: "cook's knife", 1: 'a "b"'}""", """cook's knife|a "b" """)]
    [InlineData("""{0: 'cook\'s \\ knife'}""", """cook's \ knife""")]
    [InlineData(" { 1 :'b' ,0:'a' } ", "a|b")]
    public void Names_are_read_by_index(string text, string expected) =>
        Assert.Equal(expected.TrimEnd().Split('|'), MetadataText.Names(text, 10, 64)!);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{0: 'a'")]
    [InlineData("{0: 'a'} ;")]
    [InlineData("{0: 'a',}")]
    [InlineData("{0: 'a' 1: 'b'}")]
    [InlineData("{,0: 'a'}")]
    [InlineData("{1: 'a'}")]
    [InlineData("{0: 'a', 2: 'b'}")]
    [InlineData("{0: 'a', 0: 'b'}")]
    [InlineData("{-1: 'a'}")]
    [InlineData("{0000000: 'a'}")]
    [InlineData("{0: ''}")]
    [InlineData("{0: ' a'}")]
    [InlineData("{0: 'a\\n'}")]
    [InlineData("{0: 'a\nb'}")]
    [InlineData("{0: 'a\"}")]
    [InlineData("{0: 'a\\")]
    [InlineData("{0: a}")]
    [InlineData("{0: f('a')}")]
    [InlineData("['a']")]
    [InlineData("{0: 'a', 1: 'b', 2: 'c', 3: 'd'}")]
    [InlineData("{0: '12345678901'}")]
    public void Text_that_is_not_such_a_dictionary_gives_nothing(string text) =>
        Assert.Null(MetadataText.Names(text, maxCount: 3, maxNameLength: 10));

    [Fact]
    public void Oversized_text_is_not_read() =>
        Assert.Null(MetadataText.Names("{0: 'a'}" + new string(' ', MetadataText.MaxLength), 3, 10));

    [Theory]
    [InlineData("[640, 480]", 640, 480)]
    [InlineData("[ 32,4096 ]", 32, 4096)]
    public void Size_is_height_and_width(string text, int height, int width) =>
        Assert.Equal((height, width), MetadataText.Size(text));

    [Theory]
    [InlineData("640")]
    [InlineData("[640]")]
    [InlineData("[640, 480")]
    [InlineData("[640, 480, 3]")]
    [InlineData("[640.0, 480]")]
    [InlineData("[-1, 480]")]
    [InlineData("[9999999999, 480]")]
    public void Text_that_is_no_size_gives_nothing(string text) => Assert.Null(MetadataText.Size(text));

    [Theory]
    [InlineData("32", 32)]
    [InlineData("32.0", null)]
    [InlineData("", null)]
    [InlineData("[32]", null)]
    public void Number_is_whole(string text, int? expected) => Assert.Equal(expected, MetadataText.Number(text));

    [Fact]
    public void Names_written_as_python_writes_them_come_back() =>
        Gen.String[Gen.Char["ab'\"\\ é,:{}"], 1, 12].Where(name => name.Trim() == name).Array[1, 8].Sample(names =>
        {
            var pairs = names.Select((name, i) => $"{i}: '{name.Replace("\\", "\\\\").Replace("'", "\\'")}'");
            Assert.Equal(names, MetadataText.Names($"{{{string.Join(", ", pairs)}}}", 8, 12)!);
        });

    [Fact]
    public void Any_text_gives_names_or_nothing_and_never_throws() =>
        Gen.String[Gen.Char["{}[]01:,'\"\\ a\n"], 0, 40].Sample(
            text => MetadataText.Names(text, 3, 3) is null or { Length: >= 1 and <= 3 } , iter: 50_000);
}
