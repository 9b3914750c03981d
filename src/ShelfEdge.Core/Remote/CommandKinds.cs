using System.Collections.Immutable;

namespace ShelfEdge.Core.Remote;

/// <summary>The words of the commands, which are the last level of their topics.</summary>
public static class CommandKinds
{
    private static readonly ImmutableArray<(CommandKind Kind, string Word)> Words =
    [
        (CommandKind.DetectNow, "detect-now"),
        (CommandKind.Snapshot, "snapshot"),
        (CommandKind.Acknowledge, "acknowledge"),
        (CommandKind.Suppress, "suppress"),
        (CommandKind.SetPlanogram, "set-planogram"),
        (CommandKind.SetModel, "set-model"),
        (CommandKind.SetConfig, "set-config"),
        (CommandKind.Restart, "restart"),
        (CommandKind.SupportBundle, "support-bundle"),
    ];

    /// <summary>Every kind, in the order of their values.</summary>
    public static ImmutableArray<CommandKind> All { get; } = [.. Words.Select(pair => pair.Kind)];

    /// <summary>Such as <c>detect-now</c>.</summary>
    public static string Word(this CommandKind kind) => Words[(int)kind].Word;

    /// <summary>The kind of a word; <see langword="null"/> for another word.</summary>
    public static CommandKind? Find(ReadOnlySpan<char> word)
    {
        foreach (var (kind, known) in Words)
        {
            if (word.SequenceEqual(known))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Settled only after the process was started again, so that the first reply says that it was begun.</summary>
    public static bool NeedsStart(this CommandKind kind) =>
        kind is CommandKind.SetPlanogram or CommandKind.SetModel or CommandKind.SetConfig or CommandKind.Restart;
}
