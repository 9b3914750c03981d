using ShelfEdge.Service.Commands;
using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Commands;

public sealed class OperationsDocsTests
{
    [Fact]
    public void Commands_that_are_documented_are_those_that_there_are()
    {
        var documented = File.ReadAllLines(Path.Combine(Repository.Root, "docs/operations.md"))
            .Where(line => line.StartsWith("| `shelfedge ", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1].Split(' ')[1])
            .Distinct()
            .Order();

        Assert.Equal(CommandLine.Create().Subcommands.Select(command => command.Name).Order(), documented);
    }

    [Fact]
    public void Options_that_are_documented_exist()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/operations.md"));
        var known = CommandLine.Create().Subcommands.SelectMany(command => command.Subcommands.Append(command))
            .SelectMany(command => command.Options).Select(option => option.Name).ToHashSet();
        var documented = System.Text.RegularExpressions.Regex.Matches(text, @"`shelfedge [^`]*`")
            .SelectMany(match => System.Text.RegularExpressions.Regex.Matches(match.Value, "--[a-z-]+"))
            .Select(match => match.Value);

        Assert.All(documented, option => Assert.Contains(option, known));
    }
}
