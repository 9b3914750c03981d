using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using NJsonSchema;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Messaging.Discovery;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Messaging.Tests.Discovery;

/// <summary>
/// What is announced, against what Home Assistant's documentation of the MQTT integration (sensor, binary_sensor, discovery)
/// takes: its topics and its keys.
/// </summary>
public sealed class DiscoveryDocumentsTests
{
    private static readonly Planogram Planogram = new(
        [new PlanogramCamera(new CameraId("cam.1"), 640, 480)],
        [new Shelf(new ShelfId("s"), "Top")],
        [new Product(new Sku("cola"), "Cola \"Zero\"")],
        [Position("aisle-3.milk.1"), Position("aisle-3.milk_1")]);

    private readonly ImmutableArray<RetainedText> _documents = Compose(100);

    [Fact]
    public async Task Every_document_has_a_topic_and_keys_that_home_assistant_takes()
    {
        var sensor = await JsonSchema.FromJsonAsync(Schema("sensor"), TestContext.Current.CancellationToken);
        var binary = await JsonSchema.FromJsonAsync(Schema("binary_sensor"), TestContext.Current.CancellationToken);
        Assert.Equal(2 + (2 * 4), _documents.Length);
        foreach (var document in _documents)
        {
            // As Home Assistant matches it: no dot is allowed in node and object.
            var topic = Regex.Match(document.Topic, "^homeassistant/(sensor|binary_sensor)/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)/config$");
            Assert.True(topic.Success, document.Topic);
            var schema = topic.Groups[1].Value == "sensor" ? sensor : binary;
            Assert.Empty(schema.Validate(Encoding.UTF8.GetString(document.Json.Span)));
        }
    }

    [Fact]
    public void Entities_are_told_apart_and_belong_to_one_device()
    {
        var json = _documents.Select(document => JsonNode.Parse(document.Json.Span)!).ToList();

        Assert.Equal(json.Count, json.Select(one => (string)one["unique_id"]!).Distinct().Count());
        Assert.Equal(json.Count, _documents.Select(document => document.Topic).Distinct().Count());
        Assert.Equal(json.Count, json.Select(one => (string)one["name"]!).Distinct().Count());
        Assert.Single(json.Select(one => one["device"]!.ToJsonString()).Distinct());
    }

    [Fact]
    public void States_come_from_topics_of_the_box()
    {
        var topics = new Topics("shelfedge", "store.7", "box_1");
        var position = new PositionId("aisle-3.milk.1");
        string[] expected =
        [
            topics.CameraStatus(new("cam.1")), topics.CameraAlert(new("cam.1")), topics.StockState(position), topics.StockState(position),
            topics.RestockAlert(position), topics.MisplacedAlert(position),
        ];

        Assert.Equal(expected, _documents.Take(6).Select(document => (string)JsonNode.Parse(document.Json.Span)!["state_topic"]!));
    }

    [Theory]
    [InlineData(5, 2)]
    [InlineData(9, 6)]
    [InlineData(10, 10)]
    public void Positions_beyond_the_bound_are_left_out_whole(int most, int documents) => Assert.Equal(documents, Compose(most).Length);

    [Fact]
    public void Ids_that_differ_have_names_that_differ()
    {
        var id = Gen.Char["ab._-0"].Array[1, 4].Select(letters => new string(letters));
        Gen.Select(id.Array[1, 3], id.Array[1, 3]).Sample((one, other) =>
        {
            Assert.Matches("^[a-zA-Z0-9_-]+$", DiscoveryName.Of(one));
            Assert.Equal(one.SequenceEqual(other), DiscoveryName.Of(one) == DiscoveryName.Of(other));
        });
    }

    private static ImmutableArray<RetainedText> Compose(int most) =>
        DiscoveryDocuments.Compose(new Topics("shelfedge", "store.7", "box_1"), "homeassistant", Planogram, "0.1.0", most);

    private static Position Position(string id) => new(
        new PositionId(id), new ShelfId("s"), new Sku("cola"), new CameraId("cam.1"), Polygon.FromBox(new Box(0, 0, 100, 100)),
        Capacity: 4, LowThreshold: 1);

    private static string Schema(string component) =>
        $$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["state_topic", "unique_id", "device"],
          "properties": {
            "name": { "type": "string", "minLength": 1 },
            "unique_id": { "type": "string", "minLength": 1 },
            "state_topic": { "type": "string", "pattern": "^[^+#]+$" },
            "value_template": { "type": "string" },
            "json_attributes_topic": { "type": "string" },
            "json_attributes_template": { "type": "string" },
            "availability_topic": { "type": "string" },
            "availability_template": { "type": "string" },
            "qos": { "type": "integer", "enum": [0, 1, 2] },
            "entity_category": { "type": "string", "enum": ["config", "diagnostic"] },
            "device_class": { "type": "string", "enum": {{(component == "sensor" ? "[\"temperature\"]" : "[\"connectivity\", \"problem\"]")}} },
            {{(component == "sensor"
                ? "\"unit_of_measurement\": { \"type\": \"string\" }, \"state_class\": { \"type\": \"string\", \"enum\": [\"measurement\", \"total\", \"total_increasing\"] },"
                : "")}}
            "device": {
              "type": "object",
              "additionalProperties": false,
              "required": ["identifiers"],
              "properties": {
                "identifiers": { "type": "array", "items": { "type": "string" } },
                "name": { "type": "string" }, "manufacturer": { "type": "string" }, "model": { "type": "string" },
                "sw_version": { "type": "string" }
              }
            },
            "origin": {
              "type": "object",
              "additionalProperties": false,
              "required": ["name"],
              "properties": { "name": { "type": "string" }, "sw_version": { "type": "string" } }
            }
          }
        }
        """;
}
