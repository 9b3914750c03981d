using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Deploy;

public sealed class DockerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile.arm64"));

    [Fact]
    public void Every_file_that_is_copied_exists()
    {
        var sources = Lines
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1])
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{source} does not exist"));
    }

    [Fact]
    public void Every_project_that_the_service_needs_is_copied()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/ShelfEdge.Service"), "*.csproj")
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains("<ProjectReference", StringComparison.Ordinal))
            .Select(line => line.Split('/')[1]);

        Assert.All(projects, project => Assert.Contains($"COPY src/{project}/ src/{project}/", Lines));
    }

    [Fact]
    public void Image_runs_as_another_user_than_root_and_says_how_it_is()
    {
        Assert.Contains("FROM ubuntu:24.04", Lines);
        Assert.Contains("USER 10001:10001", Lines);
        Assert.Contains(Lines, line => line.Contains("\"/opt/shelfedge/shelfedge\", \"health\"", StringComparison.Ordinal));
    }
}
