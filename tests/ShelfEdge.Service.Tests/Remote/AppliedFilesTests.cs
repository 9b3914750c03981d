using System.Text;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Remote;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>What counts after each moment in which a box can lose power.</summary>
public sealed class AppliedFilesTests : IDisposable
{
    private const CommandKind Kind = CommandKind.SetConfig;

    private readonly TestFolder _folder = new();
    private readonly AppliedFiles _applied;

    public AppliedFilesTests() => _applied = new AppliedFiles(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_applied_is_nothing_to_find()
    {
        Assert.Null(_applied.BeginStart());
        Assert.Null(_applied.Find(Kind));
    }

    [Fact]
    public void What_is_proposed_counts_for_nothing_until_the_trial_begins()
    {
        _applied.Propose(Kind, "{}"u8.ToArray());

        Assert.Null(_applied.BeginStart());
        Assert.Null(_applied.Find(Kind));
        Assert.NotNull(_applied.Find(Kind, candidate: Kind));
    }

    [Fact]
    public void What_is_kept_counts_from_then_on()
    {
        Try("one");
        Assert.Equal(1, _applied.BeginStart()!.Starts);
        Assert.Equal("one", Found());

        _applied.Keep();

        Assert.Null(_applied.BeginStart());
        Assert.Equal("one", Found());
        Assert.Equal(new TrialResult("c-1", IsKept: true, null), _applied.Result);
    }

    [Fact]
    public void Second_start_without_a_verdict_puts_the_last_good_one_back()
    {
        Keep("good");
        Try("bad");
        Assert.NotNull(_applied.BeginStart());
        Assert.Equal("bad", Found());

        Assert.Null(_applied.BeginStart());

        Assert.Equal("good", Found());
        Assert.False(_applied.Result!.IsKept);
        Assert.NotNull(_applied.Result.Reason);
    }

    [Fact]
    public void Power_lost_between_the_two_steps_of_keeping_has_kept_it()
    {
        Keep("good");
        Try("better");
        _applied.BeginStart();
        File.Move(Path.Combine(_folder.Path, "applied", "trial", "config.json"), Path.Combine(_folder.Path, "applied", "config.json"), overwrite: true);

        Assert.Null(_applied.BeginStart());

        Assert.Equal("better", Found());
        Assert.True(_applied.Result!.IsKept);
    }

    [Fact]
    public void Power_lost_while_it_was_put_back_has_put_it_back()
    {
        Keep("good");
        Try("bad");
        _applied.BeginStart();
        _applied.PutBack("why");
        _applied.Propose(Kind, "bad"u8.ToArray());

        Assert.Null(_applied.BeginStart());
        Assert.Equal("good", Found());
        Assert.Equal((null, false), (_applied.Mark, _applied.Result!.IsKept));
    }

    [Fact]
    public void Orderly_end_before_the_verdict_lets_the_next_start_try_it_anew()
    {
        Keep("good");
        Try("better");
        _applied.BeginStart();
        _applied.Renew();

        Assert.NotNull(_applied.BeginStart());
        Assert.Equal("better", Found());

        Assert.Null(_applied.BeginStart());
        Assert.Equal("good", Found());
    }

    [Fact]
    public void Empty_one_that_is_kept_goes_back_to_the_settings_file()
    {
        Keep("good");
        Keep("");

        Assert.Null(Found());
    }

    [Fact]
    public void Disk_that_takes_no_writes_keeps_nothing_on_trial()
    {
        Keep("good");
        Try("bad");

        // The part beside a file is the lock against a second process, so that a folder there lets nothing be written.
        Directory.CreateDirectory(Path.Combine(_folder.Path, "applied", "trial.json.part"));
        Assert.Null(_applied.BeginStart());

        Assert.Equal("good", Found());
        Assert.Null(_applied.Mark);
    }

    [Fact]
    public void What_cannot_be_told_is_put_back_all_the_same()
    {
        Keep("good");
        Try("bad");
        _applied.BeginStart();
        Directory.CreateDirectory(Path.Combine(_folder.Path, "applied", "result.json.part"));

        Assert.ThrowsAny<Exception>(() => _applied.PutBack("why"));

        Assert.Null(_applied.BeginStart());
        Assert.Equal("good", Found());
    }

    [Fact]
    public void Damaged_mark_counts_as_none()
    {
        Keep("good");
        Try("bad");
        File.WriteAllText(Path.Combine(_folder.Path, "applied", "trial.json"), "{\"kind\":");

        Assert.Null(_applied.BeginStart());
        Assert.Equal("good", Found());
    }

    private void Keep(string text)
    {
        Try(text);
        _applied.BeginStart();
        _applied.Keep();
    }

    private void Try(string text)
    {
        _applied.Propose(Kind, Encoding.UTF8.GetBytes(text));
        _applied.BeginTrial(new TrialMark(Kind, "c-1", WasReady: true, Starts: 0));
    }

    private string? Found() => _applied.Find(Kind) is { } path ? File.ReadAllText(path) : null;
}
