using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Messaging.Tests.Contract;
using ShelfEdge.Testing.Messaging;
using Repository = ShelfEdge.Testing.Repository;

namespace ShelfEdge.Hub.Tests.Contract;

/// <summary>What is published over a real broker, held against what is documented for people and for tools.</summary>
public sealed class AsyncApiTests
{
    private static readonly AsyncApi Document = new();

    private static readonly string[] Availabilities = [Availability.Online, Availability.Offline, Availability.Stopped];

    [Fact]
    public void Channels_are_the_topics_of_the_messages_document_with_the_same_payloads()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "docs/messages.md")).Split("\n## Topics")[1].Split("\n## ")[0];
        var rows = Regex.Matches(section, @"^\| `(shelfedge/[^`]+)` \| \w+ \| (.+) \|$", RegexOptions.Multiline)
            .Select(match => (
                Topic: match.Groups[1].Value,
                Types: string.Join(' ', Regex.Matches(match.Groups[2].Value, "`(com[^`]+)`").Select(type => type.Groups[1].Value).Order())));

        Assert.Equal(
            rows.OrderBy(row => row.Topic),
            Document.Channels
                .Select(channel => (channel.Address, string.Join(' ', channel.Messages.Select(message => message.Name).Where(name => name.StartsWith("com.", StringComparison.Ordinal)).Order())))
                .OrderBy(row => row.Address));
    }

    [Fact]
    public void Every_channel_has_an_operation() =>
        Assert.Equal(Document.ChannelReferences.Order(), Document.OperationTargets.Order());

    [Fact]
    public void Every_event_type_is_a_message_with_its_schema_and_every_schema_is_there()
    {
        var messages = Document.Channels.SelectMany(channel => channel.Messages).ToLookup(message => message.Name);

        Assert.All(EventTypes.All, type => Assert.Contains(
            $"schemas/{type["com.shelfedge.".Length..]}.schema.json", Assert.Single(messages[type].DistinctBy(message => message.Name)).Schemas));
        Assert.All(
            messages.SelectMany(group => group).SelectMany(message => message.Schemas),
            schema => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", schema)), schema));
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_message_seen_at_a_real_broker_is_documented_and_valid()
    {
        Assert.SkipWhen(MosquittoBroker.Missing is not null, MosquittoBroker.Missing ?? "");
        var token = TestContext.Current.CancellationToken;
        await using var broker = await MosquittoBroker.StartAsync(token);
        await using var subscriber = await TestSubscriber.StartAsync(broker.Port, token);
        using var publisher = new MqttPublisher(
            new MqttOptions { Host = "127.0.0.1", Port = broker.Port, Site = "store-7", Box = "box-1" }, TimeProvider.System);
        Assert.Null(await publisher.ConnectAsync(token));
        var examples = Examples.All();
        foreach (var entry in examples)
        {
            Assert.Null(await publisher.PublishAsync(entry.Message.Topic, Examples.Compose(entry), entry.Message.Retain, token));
        }

        // Each example and the availability of the box.
        var seen = await subscriber.Log.WaitForAsync(all => all.Count > examples.Count, token);
        Assert.All(EventTypes.All, type => Assert.Contains(seen, message => message.Text.Contains($"\"{type}\"", StringComparison.Ordinal)));
        foreach (var message in seen)
        {
            await AssertDocumentedAsync(message, token);
        }
    }

    [Fact]
    public void Topic_that_is_not_documented_belongs_to_no_channel() =>
        Assert.DoesNotContain(Document.Channels, channel => channel.Matches("shelfedge/store-7/box-1/events/unheard-of"));

    private static async Task AssertDocumentedAsync(ReceivedMessage message, CancellationToken token)
    {
        var channel = Assert.Single(Document.Channels, channel => channel.Matches(message.Topic));
        if (!channel.Messages[0].Name.StartsWith("com.", StringComparison.Ordinal))
        {
            Assert.Contains(message.Text, Availabilities);
            return;
        }

        var json = JsonNode.Parse(message.Payload)!;
        var documented = Assert.Single(channel.Messages, one => one.Name == (string?)json["type"]);
        Assert.Equal(2, documented.Schemas.Count);
        foreach (var (schema, part) in documented.Schemas.Zip([json, json["data"]!]))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", schema), token);
            Assert.Empty((await JsonSchema.FromJsonAsync(text, token)).Validate(part.ToJsonString()));
        }
    }
}
