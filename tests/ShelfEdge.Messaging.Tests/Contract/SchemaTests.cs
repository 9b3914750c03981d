using System.Text.Json.Nodes;
using NJsonSchema;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Contract;

/// <summary>Holds what the code composes against the published JSON Schemas.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Types => [.. EventTypes.All];

    [Fact]
    public void Schema_files_are_one_for_the_envelope_and_one_for_each_type()
    {
        var ids = Repository.Files("docs/schemas", "*.schema.json")
            .Select(file => (string?)JsonNode.Parse(Repository.Read(file))!["$id"] ?? "")
            .ToHashSet();

        Assert.Subset(ids, EventTypes.All.Select(EventTypes.Schema).Append("urn:shelfedge:schema:event").ToHashSet());
    }

    [Fact]
    public async Task Every_state_phase_and_kind_is_valid()
    {
        var factory = Examples.NewFactory();
        var messages = new List<OutboxMessage>();
        foreach (var state in Enum.GetValues<PositionState>())
        {
            var stock = Examples.Stock with { State = state, Believed = null, LastEvidence = null, Reason = "no clear view" };
            var overfull = Examples.Stock with { State = state, Believed = 9 };
            messages.AddRange(factory.FromDecision(new([stock, overfull], []), [], Some.Time));
        }

        foreach (var phase in Enum.GetValues<AlertPhase>())
        {
            foreach (var kind in Enum.GetValues<AlertKind>())
            {
                messages.AddRange(factory.FromDecision(new([], []), [Examples.Alert with { Phase = phase, Kind = kind }], Some.Time));
            }
        }

        foreach (var state in CameraStatusPayload.States)
        {
            messages.Add(factory.CameraStatus(Examples.Stock.Camera, state, null, Some.Time.ToOffset(TimeSpan.FromHours(8))));
        }

        Assert.Equal(
            (4 * Enum.GetValues<PositionState>().Length)
                + (Enum.GetValues<AlertPhase>().Length * Enum.GetValues<AlertKind>().Length) + CameraStatusPayload.States.Length,
            messages.Count);
        foreach (var (message, number) in messages.Select((message, index) => (message, index + 1)))
        {
            await AssertValidAsync(EventEnvelope.Compose(new("0195504d3d0074a4a1c0d3f1a7b2c4e6", number, message)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Schema_and_payload_have_the_same_fields(string type)
    {
        var schema = await DataSchemaAsync(type);
        var data = Data(type);

        Assert.Equal(schema.Properties.Keys.Order(), data.Select(field => field.Key).Order());
        Assert.Equal(schema.Properties.Keys.Order(), schema.RequiredProperties.Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Message_without_a_field_or_with_a_wrong_one_is_not_valid(string type)
    {
        var schema = await DataSchemaAsync(type);
        foreach (var field in Data(type).Select(field => field.Key).ToList())
        {
            var less = Data(type);
            less.Remove(field);
            Assert.NotEmpty(schema.Validate(less.ToJsonString()));
            var wrong = Data(type);
            wrong[field] = new JsonObject();
            Assert.NotEmpty(schema.Validate(wrong.ToJsonString()));
        }
    }

    /// <summary>Validates envelope and data of a message as it was received.</summary>
    internal static async Task AssertValidAsync(ReadOnlyMemory<byte> message)
    {
        var json = JsonNode.Parse(message.Span)!;
        var envelope = await JsonSchema.FromJsonAsync(
            Repository.Read("docs/schemas/event.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(envelope.Validate(json.ToJsonString()));
        Assert.Empty(json.AsObject().Select(field => field.Key).Except(envelope.Properties.Keys));
        var data = await DataSchemaAsync((string)json["type"]!);
        Assert.Equal(EventTypes.Schema((string)json["type"]!), (string)json["dataschema"]!);
        Assert.Empty(data.Validate(json["data"]!.ToJsonString()));
    }

    private static Task<JsonSchema> DataSchemaAsync(string type) =>
        JsonSchema.FromJsonAsync(
            Repository.Read($"docs/schemas/{type["com.shelfedge.".Length..]}.schema.json"),
            TestContext.Current.CancellationToken);

    private static JsonObject Data(string type) =>
        JsonNode.Parse(Examples.All().First(entry => entry.Message.Type == type).Message.Data.Span)!.AsObject();
}
