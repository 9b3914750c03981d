using System.Text.Json;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// What commands have put over the settings file: a planogram, a model, settings. A new one is on trial first, beside the last that
/// was good, and takes its place when the box is well with it. Every step is one file written whole or moved, so that the box comes up
/// with one or the other whatever moment it loses power in. One process.
/// </summary>
/// <param name="dataDirectory">Of the box.</param>
internal sealed class AppliedFiles(string dataDirectory)
{
    private const int MaxMarkBytes = 4096;

    private static readonly (CommandKind Kind, string Name)[] Names =
    [
        (CommandKind.SetConfig, "config.json"),
        (CommandKind.SetModel, "model.json"),
        (CommandKind.SetPlanogram, "planogram.json"),
    ];

    private readonly string _folder = Path.Combine(dataDirectory, "applied");

    /// <summary>What is on trial; <see langword="null"/> when nothing is.</summary>
    public TrialMark? Mark => Read(MarkPath, RemoteJsonContext.Default.TrialMark);

    /// <summary>How the newest trial ended; <see langword="null"/> before the first.</summary>
    public TrialResult? Result => Read(ResultPath, RemoteJsonContext.Default.TrialResult);

    private string MarkPath => Path.Combine(_folder, "trial.json");

    private string ResultPath => Path.Combine(_folder, "result.json");

    /// <summary>The file that counts; <see langword="null"/> when the settings file does.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="candidate">Counts as if it were on trial; <see langword="null"/> for what is.</param>
    public string? Find(CommandKind kind, CommandKind? candidate = null)
    {
        var path = (candidate ?? Mark?.Kind) == kind && File.Exists(CandidatePath(kind)) ? CandidatePath(kind) : KeptPath(kind);
        return new FileInfo(path) is { Exists: true, Length: > 0 } ? path : null;
    }

    /// <summary>Lays what is applied over the settings, below the environment.</summary>
    /// <param name="root">Changed in place.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="candidate">Counts as if it were on trial; <see langword="null"/> for what is.</param>
    public void Overlay(SettingsNode root, List<SettingsProblem> problems, CommandKind? candidate = null)
    {
        foreach (var kind in new[] { CommandKind.SetConfig, CommandKind.SetModel })
        {
            if (Find(kind, candidate) is { } path
                && SettingsFile.ReadBytes(path, path, SettingsJson.MaxBytes, problems) is { } bytes
                && SettingsJson.Parse(bytes, path, problems) is { } applied)
            {
                root.Merge(applied);
            }
        }

        if (Find(CommandKind.SetPlanogram, candidate) is { } planogram)
        {
            root.Put(new SettingsNode("planogram", SettingsNodeKind.Scalar, planogram, planogram));
        }
    }

    /// <summary>Writes what a command brought where it counts for nothing yet.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="bytes">Empty to go back to what the settings file says.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Propose(CommandKind kind, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(CandidatePath(kind))!);
        WholeFile.Write(CandidatePath(kind), bytes);
    }

    /// <summary>What was proposed will not be tried.</summary>
    public void Withdraw(CommandKind kind)
    {
        if (File.Exists(CandidatePath(kind)))
        {
            File.Delete(CandidatePath(kind));
        }
    }

    /// <summary>The next start tries what was proposed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void BeginTrial(TrialMark mark)
    {
        File.Delete(ResultPath);
        WholeFile.Write(MarkPath, JsonSerializer.SerializeToUtf8Bytes(mark, RemoteJsonContext.Default.TrialMark));
    }

    /// <summary>At the start of the box, before the settings are read: counts the start, or puts back what failed before.</summary>
    /// <returns>What is on trial with this start.</returns>
    public TrialMark? BeginStart()
    {
        if (Mark is not { } mark)
        {
            return null;
        }

        if (!File.Exists(CandidatePath(mark.Kind)))
        {
            // Cut off while it was being kept.
            Conclude(new TrialResult(mark.CommandId, IsKept: true, null));
            return null;
        }

        if (mark.Starts > 0)
        {
            PutBack("the box ended before it was well with it");
            return null;
        }

        mark = mark with { Starts = 1 };
        try
        {
            WholeFile.Write(MarkPath, JsonSerializer.SerializeToUtf8Bytes(mark, RemoteJsonContext.Default.TrialMark));
            return mark;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A start that is not counted would be tried for ever.
            PutBack("the disk takes no writes");
            return null;
        }
    }

    /// <summary>The process ends as it was asked to, before anything could be said of what is on trial: the next start tries it anew.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Renew()
    {
        if (Mark is { Starts: > 0 } mark)
        {
            WholeFile.Write(MarkPath, JsonSerializer.SerializeToUtf8Bytes(mark with { Starts = 0 }, RemoteJsonContext.Default.TrialMark));
        }
    }

    /// <summary>What is on trial is good from here on.</summary>
    public void Keep()
    {
        if (Mark is not { } mark)
        {
            return;
        }

        File.Move(CandidatePath(mark.Kind), KeptPath(mark.Kind), overwrite: true);
        Conclude(new TrialResult(mark.CommandId, IsKept: true, null));
    }

    /// <summary>What was good before counts again.</summary>
    public void PutBack(string reason)
    {
        if (Mark is { } mark)
        {
            Conclude(new TrialResult(mark.CommandId, IsKept: false, reason));
            Withdraw(mark.Kind);
        }
    }

    // A full disk still lets files be deleted: then only what is said of it is lost.
    private void Conclude(TrialResult result)
    {
        try
        {
            WholeFile.Write(ResultPath, JsonSerializer.SerializeToUtf8Bytes(result, RemoteJsonContext.Default.TrialResult));
        }
        finally
        {
            File.Delete(MarkPath);
        }
    }

    private string KeptPath(CommandKind kind) => Path.Combine(_folder, Name(kind));

    private string CandidatePath(CommandKind kind) => Path.Combine(_folder, "trial", Name(kind));

    private static string Name(CommandKind kind) => Names.First(pair => pair.Kind == kind).Name;

    // One that is damaged counts as none: what was kept stands.
    private static T? Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MaxMarkBytes }
                ? JsonSerializer.Deserialize(File.ReadAllBytes(path), shape)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }
}
