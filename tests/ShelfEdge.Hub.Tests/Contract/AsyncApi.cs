using System.Text.RegularExpressions;
using ShelfEdge.Testing;
using YamlDotNet.RepresentationModel;

namespace ShelfEdge.Hub.Tests.Contract;

/// <summary><c>docs/asyncapi.yaml</c>: which topic carries what.</summary>
internal sealed class AsyncApi
{
    private readonly YamlMappingNode _root;

    public AsyncApi()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "docs/asyncapi.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
        Channels = [.. Map(_root, "channels").Children.Select(child => Read((YamlMappingNode)child.Value))];
    }

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The references that an operation must have, one a channel.</summary>
    public IEnumerable<string> OperationTargets =>
        Map(_root, "operations").Children.Select(child => Text(Map((YamlMappingNode)child.Value, "channel"), "$ref"));

    public IEnumerable<string> ChannelReferences =>
        Map(_root, "channels").Children.Select(child => "#/channels/" + ((YamlScalarNode)child.Key).Value);

    private Channel Read(YamlMappingNode channel)
    {
        var address = Text(channel, "address");
        Assert.Equal(
            Regex.Matches(address, @"\{(\w+)\}").Select(match => match.Groups[1].Value).Order(),
            Map(channel, "parameters").Children.Select(child => ((YamlScalarNode)child.Key).Value!).Order());
        var messages = Map(channel, "messages").Children.Select(child => Text((YamlMappingNode)child.Value, "$ref").Split('/')[^1]);
        return new(address, [.. messages.Select(Message)]);
    }

    private Message Message(string key)
    {
        var message = Map(Map(Map(_root, "components"), "messages"), key);
        var schemas = message.AllNodes.OfType<YamlMappingNode>()
            .Where(node => node.Children.ContainsKey("$ref"))
            .Select(node => Text(node, "$ref"));
        return new(Text(message, "name"), [.. schemas]);
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[new YamlScalarNode(key)];

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[new YamlScalarNode(key)]).Value!;
}
