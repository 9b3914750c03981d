using System.Text.RegularExpressions;

namespace ShelfEdge.Service.Tests.Architecture;

/// <summary>Conventions that only the text of the repository shows.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 400;

    private static readonly string[] BannedFolders =
        ["Utils", "Helpers", "Common", "Models", "Enums", "Extensions", "Interfaces", "Contracts"];

    private static readonly string[] BannedSuffixes =
        ["Manager", "Helper", "Helpers", "Utils", "Processor", "Impl", "Base", "Info", "Data"];

    private static readonly string[] RootFiles =
    [
        ".editorconfig", ".gitattributes", ".gitignore", ".dockerignore", "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Dockerfile.arm64", "LICENSE", "README.md",
        "ShelfEdge.sln", "global.json",
    ];

    [Fact]
    public void No_source_file_is_longer_than_the_limit()
    {
        var models = Directory.EnumerateFiles(Repository.PathOf("models"), "*.py", SearchOption.AllDirectories);
        var tooLong = Repository.SourceFiles("*.cs").Concat(models)
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MaxLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Folders_are_slices()
    {
        var offenders = Repository.SourceFiles("*.cs")
            .Where(file => Path.GetDirectoryName(file)!.Split('/').Any(BannedFolders.Contains))
            .Select(Repository.Relative);

        Assert.Empty(offenders);
    }

    [Fact]
    public void Types_carry_no_empty_suffix()
    {
        var offenders = Repository.SourceFiles("*.cs")
            .Where(file => BannedSuffixes.Any(suffix => Path.GetFileNameWithoutExtension(file).EndsWith(suffix, StringComparison.Ordinal)))
            .Select(Repository.Relative);

        Assert.Empty(offenders);
    }

    [Fact]
    public void Source_has_no_regions_and_no_unreasoned_suppressions()
    {
        var offenders =
            from file in Repository.SourceFiles("*.cs")
            where Path.GetFileName(file) != "SourceTests.cs"
            from line in File.ReadLines(file)
            where Region().IsMatch(line) || UnreasonedPragma().IsMatch(line)
            select $"{Repository.Relative(file)}: {line.Trim()}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Log_event_ids_are_unique()
    {
        var repeated = Repository.SourceFiles("*.cs")
            .Where(file => file.Contains("/src/", StringComparison.Ordinal))
            .SelectMany(file => LogEventId().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
            .GroupBy(id => id)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);

        Assert.Empty(repeated);
    }

    [Fact]
    public void Root_holds_only_known_files()
    {
        var files = Directory.EnumerateFiles(Repository.Root).Select(file => Path.GetFileName(file)).Where(name => name != ".git");

        Assert.Empty(files.Except(RootFiles));
    }

    [Fact]
    public void Readme_is_short_and_its_links_lead_somewhere()
    {
        Assert.True(File.ReadLines(Repository.PathOf("README.md")).Count() <= 150);

        var documents = Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));
        var broken =
            from document in documents
            from Match link in MarkdownLink().Matches(File.ReadAllText(document))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(document)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{Repository.Relative(document)} -> {target}";

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"^\s*#\s*region")]
    private static partial Regex Region();

    // A reason follows on the same line: #pragma warning disable CA1234 // because ...
    [GeneratedRegex(@"#pragma warning disable(?!.*//\s*\S)|SuppressMessage\((?!.*Justification)")]
    private static partial Regex UnreasonedPragma();

    [GeneratedRegex(@"LoggerMessage\(\s*(?:EventId\s*=\s*)?(?<id>\d+)")]
    private static partial Regex LogEventId();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex MarkdownLink();
}
