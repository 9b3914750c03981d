using System.Xml.Linq;

namespace ShelfEdge.Service.Tests.Architecture;

/// <summary>The walls between projects, read from the project files.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["ShelfEdge.Core"] = [],
        ["ShelfEdge.Vision"] = ["ShelfEdge.Core"],
        ["ShelfEdge.Messaging"] = ["ShelfEdge.Core"],
        ["ShelfEdge.Service"] = ["ShelfEdge.Core", "ShelfEdge.Vision", "ShelfEdge.Messaging"],
        ["ShelfEdge.Hub"] = ["ShelfEdge.Core", "ShelfEdge.Messaging"],
        ["ShelfEdge.Lab"] = ["ShelfEdge.Core", "ShelfEdge.Vision", "ShelfEdge.Messaging"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["ShelfEdge.Core"] = ["System.Numerics.Tensors"],
        ["ShelfEdge.Vision"] =
        [
            "OpenCvSharp4", "OpenCvSharp4.official.runtime.linux-x64", "OpenCvSharp4.runtime.linux-arm64",
            "Microsoft.ML.OnnxRuntime", "Polly.Core",
        ],
        ["ShelfEdge.Messaging"] = ["MQTTnet", "Microsoft.Data.Sqlite", "Polly.Core"],
    };

    public static TheoryData<string> SourceProjects =>
        new(Directory.GetDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)!));

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Project_references_only_what_its_wall_allows(string project)
    {
        Assert.True(AllowedProjects.TryGetValue(project, out var allowed), $"{project} has no row in {nameof(AllowedProjects)}.");

        var referenced = References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Empty(referenced.Except(allowed!));
    }

    [Theory]
    [InlineData("ShelfEdge.Core")]
    [InlineData("ShelfEdge.Vision")]
    [InlineData("ShelfEdge.Messaging")]
    public void Library_references_only_the_packages_it_exists_for(string project) =>
        Assert.Empty(References(project, "PackageReference").Except(AllowedPackages[project]));

    [Fact]
    public void Arm64_OpenCv_natives_are_referenced_for_arm64_publishes_only()
    {
        var project = XDocument.Load(Repository.PathOf("src", "ShelfEdge.Vision", "ShelfEdge.Vision.csproj"));

        var reference = Assert.Single(
            project.Descendants("PackageReference"),
            element => (string?)element.Attribute("Include") == "OpenCvSharp4.runtime.linux-arm64");

        var condition = (string?)reference.Parent!.Attribute("Condition");
        Assert.Contains("'$(RuntimeIdentifier)' == 'linux-arm64'", condition, StringComparison.Ordinal);
        Assert.Contains("'$(OmitArm64OpenCv)' != 'true'", condition, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_versions_stand_only_in_the_central_file()
    {
        var offenders = Repository.SourceFiles("*.csproj")
            .Where(file => XDocument.Load(file).Descendants("PackageReference").Any(element => element.Attribute("Version") is not null))
            .Select(Repository.Relative);

        Assert.Empty(offenders);
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.PathOf("src", project, project + ".csproj"))
            .Descendants(kind)
            .Select(element => (string)element.Attribute("Include")!);
}
