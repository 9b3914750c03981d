using System.Text;
using CsCheck;
using ShelfEdge.Core.Remote;

namespace ShelfEdge.Core.Tests.Remote;

public sealed class CommandFileTests
{
    private const string Valid =
        """{"specversion":"1.0","id":"c-1","source":"/hub","type":"com.shelfedge.command.v1","data":{"camera":"cam-1"}}""";

    [Fact]
    public void Command_is_read_with_its_data_as_it_was_sent()
    {
        var command = Read(Valid).Command!;

        Assert.Equal((CommandKind.Snapshot, "c-1", "/hub"), (command.Kind, command.Id, command.By));
        Assert.Equal("""{"camera":"cam-1"}""", Encoding.UTF8.GetString(command.Data.Span));
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"c-1","source":"/hub","type":"com.shelfedge.command.v1"}""")]
    [InlineData("""{"specversion":"1.0","id":"c-1","source":"/hub","type":"com.shelfedge.command.v1","data":null,"time":"whenever"}""")]
    public void Command_without_data_has_an_empty_object(string text) =>
        Assert.Equal("{}", Encoding.UTF8.GetString(Read(text).Command!.Data.Span));

    [Theory]
    [InlineData("", null, "JSON")]
    [InlineData("[]", null, "object")]
    [InlineData("{}", null, "id")]
    [InlineData("""{"id":5}""", null, "id")]
    [InlineData("""{"id":"../../x"}""", null, "id")]
    [InlineData("""{"id":"\ud800"}""", null, "JSON")]
    [InlineData("""{"id":"a","id":"b"}""", null, "JSON")]
    [InlineData("""{"id":"a"}""", "a", "specversion")]
    [InlineData("""{"id":"a","specversion":"1.0","type":"com.shelfedge.command.v2"}""", "a", "type")]
    [InlineData("""{"id":"a","specversion":"1.0","type":"com.shelfedge.command.v1","source":"\u0007"}""", "a", "source")]
    [InlineData("""{"id":"a","specversion":"1.0","type":"com.shelfedge.command.v1","source":""}""", "a", "source")]
    [InlineData("""{"id":"a","specversion":"1.0","type":"com.shelfedge.command.v1","source":"s","data":[1]}""", "a", "data")]
    public void What_is_no_command_is_refused_with_the_reason_and_the_id_if_there_is_one(string text, string? id, string word)
    {
        var read = Read(text);

        Assert.Null(read.Command);
        Assert.Equal(id, read.Id);
        Assert.Contains(word, read.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_is_bounded() => Assert.Null(Read(new string('[', 100_000)).Command);

    [Fact]
    public void Any_bytes_are_a_command_or_a_reason_and_never_an_exception() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.True((CommandFile.Read(CommandKind.Restart, bytes) is { Command: null, Refusal: not null })));

    [Fact]
    public void A_command_with_some_bytes_changed_is_a_command_or_a_reason()
    {
        var valid = Encoding.UTF8.GetBytes(Valid);
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            var bytes = valid.ToArray();
            foreach (var (at, value) in changes)
            {
                bytes[at] = value;
            }

            var read = CommandFile.Read(CommandKind.Snapshot, bytes);
            Assert.True(read.Command is null != read.Refusal is null);
        });
    }

    [Fact]
    public void Words_lead_to_their_kinds_and_back()
    {
        Assert.Equal(Enum.GetValues<CommandKind>(), CommandKinds.All);
        Assert.All(CommandKinds.All, kind => Assert.Equal(kind, CommandKinds.Find(kind.Word())));
        Assert.Null(CommandKinds.Find("Restart"));
        Assert.Equal(
            [CommandKind.SetPlanogram, CommandKind.SetModel, CommandKind.SetConfig, CommandKind.Restart],
            CommandKinds.All.Where(kind => kind.NeedsStart()));
    }

    private static CommandReadResult Read(string text) => CommandFile.Read(CommandKind.Snapshot, Encoding.UTF8.GetBytes(text));
}
