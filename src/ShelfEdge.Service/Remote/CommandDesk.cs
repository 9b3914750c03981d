using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// Takes one message after the other and sees to it that each command is done at most once, written down before and after, told to
/// the outbox and answered. Used by one loop.
/// </summary>
internal sealed partial class CommandDesk(
    ShelfEdgeOptions options,
    Topics topics,
    CommandJournal journal,
    CommandActions actions,
    AppliedFiles applied,
    IOutbox outbox,
    EventFactory events,
    CommandCounters counters,
    TimeProvider time,
    ILogger<CommandDesk> logger)
{
    private const int ToldAtOnce = 20;

    private readonly TokenBucket _rate = new(options.Remote.PerMinute / 60.0, options.Remote.PerMinute, time.GetUtcNow());
    private readonly IReadOnlySet<CommandKind> _allowed = options.Remote.Allowed();
    private readonly string[] _reserved = [options.Mqtt.Prefix, options.Discovery.Prefix];

    /// <summary>Takes a message of the topics of commands.</summary>
    /// <returns>The reply; <see langword="null"/> when there is nobody or no time to answer.</returns>
    public async Task<CommandReply?> TakeAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_rate.TryTake(now))
        {
            counters.CountOverRate();
            return null;
        }

        if (CommandKinds.Find(message.Topic.AsSpan(message.Topic.LastIndexOf('/') + 1)) is not { } kind)
        {
            counters.CountMalformed();
            return null;
        }

        var sender = new Sender(
            ReplyTopic.Choose(message.ResponseTopic, topics.Reply(kind.Word()), _reserved), message.Correlation.ToArray());
        var read = message.IsRetained
            ? new CommandReadResult(null, null, "a command must not be retained: nobody knows when it was sent")
            : CommandFile.Read(kind, message.Payload);
        if (read.Command is not { } command)
        {
            counters.CountMalformed();
            return Reply(sender, new CommandAccount(kind, read.Id, null, CommandOutcome.Refused, read.Refusal, null), null, now);
        }

        return await DoOnceAsync(command, sender, now, cancellationToken);
    }

    /// <summary>At the start: answers what was begun before it.</summary>
    public IReadOnlyList<CommandReply> Recover()
    {
        var replies = new List<CommandReply>();
        foreach (var entry in journal.Unanswered())
        {
            if (AfterStart(entry) is { } answer)
            {
                replies.Add(Finish(entry, answer));
            }
        }

        Tell();
        return replies;
    }

    /// <summary>What was on trial has been kept.</summary>
    /// <returns>The reply; <see langword="null"/> when the command is not known.</returns>
    public CommandReply? Kept(string id) =>
        journal.Find(id) is { Answer: null } entry ? Finish(entry, new CommandAnswer(CommandOutcome.Done)) : null;

    /// <summary>Stores the events of what was answered, as long as the outbox takes them; the rest waits in the journal.</summary>
    public void Tell()
    {
        try
        {
            foreach (var entry in journal.Untold(ToldAtOnce))
            {
                outbox.Append([events.Audit(entry.AuditId, Account(entry, entry.Answer!), entry.AnsweredAt!.Value)], []);
                journal.Told(entry.Id);
            }
        }
        catch (Exception exception) when (exception is OutboxException or SqliteException)
        {
            counters.CountFailure();
            LogNotTold(exception.Message);
        }
    }

    private async Task<CommandReply> DoOnceAsync(
        RemoteCommand command, Sender sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = SHA256.HashData([(byte)command.Kind, .. command.Data.Span]);
        var entry = new JournalEntry(
            command.Id, command.Kind, command.By, digest, now, sender.Topic, sender.Correlation, Guid.CreateVersion7(now));
        try
        {
            if (journal.Find(command.Id) is { } known)
            {
                return Repeat(known, command, digest, sender, now);
            }

            journal.Begin(entry);
        }
        catch (SqliteException exception)
        {
            counters.CountFailure();
            LogNotWritten(command.Kind.Word(), command.Id, exception.Message);
            return Reply(
                sender, Account(command, CommandOutcome.Failed, "the box cannot write it down; try again under the same id", null), null, now);
        }

        LogBegun(command.Kind.Word(), command.Id, command.By);
        var answer = await RunAsync(command, cancellationToken);
        if (answer.Outcome == CommandOutcome.Accepted)
        {
            return Reply(sender, Account(entry, answer), null, now) with { NeedsStart = true };
        }

        return Finish(entry, answer);
    }

    private async Task<CommandAnswer> RunAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        if (!_allowed.Contains(command.Kind))
        {
            return CommandAnswer.Refused("the settings of the box do not allow this command (remote.commands)");
        }

        try
        {
            return await actions.RunAsync(command, cancellationToken);
        }
        catch (SqliteException exception)
        {
            // It was written down as begun, so it ends in an answer.
            return CommandAnswer.Failed(exception.Message);
        }
    }

    private CommandReply Repeat(
        JournalEntry known, RemoteCommand command, ReadOnlySpan<byte> digest, Sender sender, DateTimeOffset now)
    {
        if (!digest.SequenceEqual(known.Digest))
        {
            counters.Count(CommandOutcome.Refused);
            return Reply(sender, Account(command, CommandOutcome.Refused, "the id belongs to another command", null), null, now);
        }

        counters.CountRepeated();
        var answer = known.Answer ?? new CommandAnswer(CommandOutcome.Accepted, "it is under way");
        return Reply(sender, Account(known, answer), answer.Result, now, isRepeated: true);
    }

    private CommandReply Finish(JournalEntry entry, CommandAnswer answer)
    {
        var now = time.GetUtcNow();
        try
        {
            journal.Answer(entry.Id, answer, now);
        }
        catch (SqliteException exception)
        {
            // It was done. The next start will say that nobody knows.
            counters.CountFailure();
            LogNotWritten(entry.Kind.Word(), entry.Id, exception.Message);
        }

        counters.Count(answer.Outcome);
        LogDone(entry.Kind.Word(), entry.Id, answer.Outcome, answer.Reason);
        Tell();
        return Reply(new Sender(entry.ReplyTopic, entry.Correlation), Account(entry, answer), answer.Result, now);
    }

    private CommandAnswer? AfterStart(JournalEntry entry)
    {
        if (entry.Kind == CommandKind.Restart)
        {
            return new CommandAnswer(CommandOutcome.Done);
        }

        if (applied.Mark?.CommandId == entry.Id)
        {
            return null;
        }

        return applied.Result is { } result && result.CommandId == entry.Id
            ? result.IsKept ? new CommandAnswer(CommandOutcome.Done) : CommandAnswer.Failed($"put back: {result.Reason}")
            : new CommandAnswer(CommandOutcome.Interrupted, "the box ended while it was being done");
    }

    private CommandReply Reply(
        Sender sender, CommandAccount account, byte[]? result, DateTimeOffset now, bool isRepeated = false)
    {
        var without = account with { Reason = account.Reason ?? "the result is longer than what the broker takes" };
        return new CommandReply(
            sender.Topic, sender.Correlation, Compose(account, result), result is null ? null : Compose(without, null));

        ReadOnlyMemory<byte> Compose(CommandAccount said, byte[]? with) =>
            EventEnvelope.ComposeReply(events.Reply(sender.Topic, said, with, isRepeated, now));
    }

    private static CommandAccount Account(RemoteCommand command, CommandOutcome outcome, string reason, DateTimeOffset? begunAt) =>
        new(command.Kind, command.Id, command.By, outcome, reason, begunAt);

    private static CommandAccount Account(JournalEntry entry, CommandAnswer answer) =>
        new(entry.Kind, entry.Id, entry.By, answer.Outcome, answer.Reason, entry.BegunAt);

    private sealed record Sender(string Topic, byte[] Correlation);

    [LoggerMessage(5602, LogLevel.Information, "Command {Command} {Id} of {Sender} begun")]
    private partial void LogBegun(string command, string id, string sender);

    [LoggerMessage(5603, LogLevel.Information, "Command {Command} {Id}: {Outcome} {Reason}")]
    private partial void LogDone(string command, string id, CommandOutcome outcome, string? reason);

    [LoggerMessage(5604, LogLevel.Error, "Command {Command} {Id} cannot be written down: {Reason}")]
    private partial void LogNotWritten(string command, string id, string reason);

    [LoggerMessage(5605, LogLevel.Error, "The events of commands cannot be stored, they wait in the journal: {Reason}")]
    private partial void LogNotTold(string reason);
}
