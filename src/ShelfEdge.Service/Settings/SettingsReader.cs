using System.Collections;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Remote;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// Reads <c>shelfedge.json</c>, lays the environment over it, binds and checks it, and reads the planogram that it names.
/// Reports everything that is wrong at once.
/// </summary>
/// <param name="environment">Environment variables of the process.</param>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> environment)
{
    private const string FileName = "shelfedge.json";

    private static readonly string[] DefaultFiles = [FileName, Path.Combine("/etc/shelfedge", FileName)];

    public static SettingsReader FromEnvironment() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? ""));

    /// <summary>Whether there is a file in one of the usual places.</summary>
    public static bool HasDefaultFile() => DefaultFiles.Any(File.Exists);

    /// <param name="file">The file to read; <see langword="null"/> looks in the usual places.</param>
    /// <param name="withPlanogram">Whether the planogram is read; without, it is empty.</param>
    /// <param name="candidate">
    /// What a command proposed is read as if it were on trial; <see langword="null"/> reads what the next start would.
    /// </param>
    public SettingsReadResult Read(FileInfo? file, bool withPlanogram = true, CommandKind? candidate = null)
    {
        var problems = new List<SettingsProblem>();
        var path = PathOf(file);
        if (path is null)
        {
            var places = string.Join(" or ", DefaultFiles.Select(Path.GetFullPath));
            problems.Add(new(FileName, "", $"there is no {places}; name one with --config FILE"));
            return new(FileName, null, [.. problems]);
        }

        var name = Path.GetRelativePath(Environment.CurrentDirectory, path);
        name = name.StartsWith("..", StringComparison.Ordinal) ? path : name;
        var root = SettingsFile.ReadBytes(path, name, SettingsJson.MaxBytes, problems) is { } bytes
            ? SettingsJson.Parse(bytes, name, problems)
            : null;
        if (root is null)
        {
            return new(name, null, [.. problems]);
        }

        var folder = Path.GetDirectoryName(path)!;
        new AppliedFiles(DataDirectory(root, folder)).Overlay(root, problems, candidate);
        return Bind(root, name, folder, problems, withPlanogram);
    }

    /// <summary>What commands have put over the settings file; <see langword="null"/> when the file cannot be read.</summary>
    public AppliedFiles? FindApplied(FileInfo? file)
    {
        var ignored = new List<SettingsProblem>();
        return PathOf(file) is { } path
            && SettingsFile.ReadBytes(path, path, SettingsJson.MaxBytes, ignored) is { } bytes
            && SettingsJson.Parse(bytes, path, ignored) is { } root
            ? new AppliedFiles(DataDirectory(root, Path.GetDirectoryName(path)!))
            : null;
    }

    /// <summary>Settings for counting on one source alone: no file, no planogram; the environment still counts.</summary>
    /// <param name="uri">The source.</param>
    /// <param name="dataDirectory">Where the log goes.</param>
    /// <param name="loop">Whether files start over at their end.</param>
    public SettingsReadResult ForInput(string uri, string dataDirectory, bool loop)
    {
        const string Origin = "--input";
        var camera = Object("0");
        camera.Put(Scalar("id", "input"));
        camera.Put(Scalar("uri", uri));
        camera.Put(Scalar("loop", loop ? "true" : "false"));
        var cameras = new SettingsNode("cameras", SettingsNodeKind.List, null, Origin);
        cameras.Put(camera);
        var root = Object("");
        root.Put(Scalar("site", "none"));
        root.Put(Scalar("box", "input"));
        root.Put(Scalar("planogram", "none"));
        root.Put(Scalar("dataDirectory", dataDirectory));
        root.Put(cameras);
        return Bind(root, Origin, Environment.CurrentDirectory, [], withPlanogram: false);

        static SettingsNode Scalar(string name, string text) => new(name, SettingsNodeKind.Scalar, text, Origin);
        static SettingsNode Object(string name) => new(name, SettingsNodeKind.Object, null, Origin);
    }

    private static string? PathOf(FileInfo? file) =>
        file?.FullName ?? DefaultFiles.Select(Path.GetFullPath).FirstOrDefault(File.Exists);

    // Needed before anything is bound: what is applied lies in it, and cannot move it.
    private string DataDirectory(SettingsNode root, string folder)
    {
        const string Variable = SettingsEnvironment.Prefix + "DATADIRECTORY";
        var named = environment.FirstOrDefault(variable => variable.Key.Equals(Variable, StringComparison.OrdinalIgnoreCase)).Value
            ?? root.Find("dataDirectory")?.Text;
        return Path.GetFullPath(string.IsNullOrEmpty(named) ? new ShelfEdgeOptions().DataDirectory : named, folder);
    }

    private SettingsReadResult Bind(
        SettingsNode root, string name, string directory, List<SettingsProblem> problems, bool withPlanogram)
    {
        SettingsEnvironment.Overlay(root, environment, problems);
        var options = new ShelfEdgeOptions();
        new SettingsBinder(name, problems).Bind(options, root, "");
        new SettingsPaths(directory, environment.GetValueOrDefault("CREDENTIALS_DIRECTORY")).MakeAbsolute(options);
        new SettingsRules(name, root, problems).Check(options);
        var planogram = withPlanogram ? ReadPlanogram(options, name, root, problems) : Planogram.Empty;
        return problems.Count == 0
            ? new(name, new BoxSettings(options, planogram!), [])
            : new(name, null, [.. problems]);
    }

    private static Planogram? ReadPlanogram(
        ShelfEdgeOptions options, string name, SettingsNode root, List<SettingsProblem> problems)
    {
        if (string.IsNullOrEmpty(options.Planogram))
        {
            // Reported as a required key.
            return null;
        }

        var origin = root.Find("planogram")?.Origin ?? name;
        var bytes = SettingsFile.ReadBytes(options.Planogram, $"{origin}: planogram", PlanogramLimits.Bytes, problems);
        if (bytes is null)
        {
            return null;
        }

        var read = PlanogramFile.Read(bytes);
        problems.AddRange(read.Errors.Select(error => new SettingsProblem(options.Planogram, "", error)));
        if (read.Planogram is { } planogram)
        {
            new SettingsRules(name, root, problems).CheckCameras(options, planogram);
        }

        return read.Planogram;
    }
}
