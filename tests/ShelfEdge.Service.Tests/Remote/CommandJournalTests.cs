using Microsoft.Extensions.Logging.Abstractions;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Remote;

public sealed class CommandJournalTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Command_that_was_begun_and_not_answered_is_found_after_a_restart_as_it_was()
    {
        var entry = Entry("a", Time) with { ReplyTopic = "x/y", Correlation = [1, 2] };
        using (var journal = Open(new RemoteOptions()))
        {
            journal.Begin(entry);
            journal.Begin(Entry("b", Time));
            journal.Answer("b", new CommandAnswer(CommandOutcome.Failed, "why", "{\"a\":1}"u8.ToArray()), Time.AddSeconds(3));
        }

        using var again = Open(new RemoteOptions());
        var unanswered = Assert.Single(again.Unanswered());
        Assert.Equivalent(entry, unanswered, strict: true);
        var answered = again.Find("b")!;
        Assert.Equal((CommandOutcome.Failed, "why"), (answered.Answer!.Outcome, answered.Answer.Reason));
        Assert.Equal("{\"a\":1}"u8.ToArray(), answered.Answer.Result);
        Assert.Equal(Time.AddSeconds(3), answered.AnsweredAt);
    }

    [Fact]
    public void Number_is_bounded_and_what_no_event_told_of_stays()
    {
        using var journal = Open(new RemoteOptions { MaxAnswers = 10 });
        journal.Begin(Entry("open", Time));
        for (var i = 0; i < 30; i++)
        {
            journal.Begin(Entry($"c{i}", Time));
            journal.Answer($"c{i}", new CommandAnswer(CommandOutcome.Done), Time);
            if (i != 5)
            {
                journal.Told($"c{i}");
            }
        }

        Assert.NotNull(journal.Find("open"));
        Assert.Equal(["c5"], journal.Untold(100).Select(entry => entry.Id));
        Assert.Null(journal.Find("c10"));
        Assert.NotNull(journal.Find("c29"));
        Assert.InRange(journal.Newest(1000).Count, 10, 13);
        Assert.Equal(31 - journal.Newest(1000).Count, journal.Deleted);
    }

    [Fact]
    public void Age_is_bounded()
    {
        using var journal = Open(new RemoteOptions { KeepAnswers = TimeSpan.FromDays(1) });
        journal.Begin(Entry("old", Time));
        journal.Answer("old", new CommandAnswer(CommandOutcome.Done), Time);
        journal.Told("old");
        journal.Begin(Entry("new", Time.AddDays(2)));

        Assert.Null(journal.Find("old"));
    }

    [Fact]
    public void Large_result_is_not_kept()
    {
        using var journal = Open(new RemoteOptions());
        journal.Begin(Entry("a", Time));
        journal.Answer("a", new CommandAnswer(CommandOutcome.Done, null, new byte[CommandJournal.MaxResultBytes + 1]), Time);

        Assert.Null(journal.Find("a")!.Answer!.Result);
    }

    private CommandJournal Open(RemoteOptions options) =>
        CommandJournal.Open(Path.Combine(_folder.Path, CommandJournal.FileName), options, NullLogger<CommandJournal>.Instance);

    private static JournalEntry Entry(string id, DateTimeOffset at) =>
        new(id, CommandKind.Snapshot, "/tests", [7, 7], at, "t", [], new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]));
}
