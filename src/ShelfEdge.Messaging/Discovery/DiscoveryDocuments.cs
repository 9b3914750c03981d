using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Messaging.Mqtt;

namespace ShelfEdge.Messaging.Discovery;

/// <summary>
/// What Home Assistant must be told to show a box as a device: two sensors and two alerts a position, connection and alert a
/// camera. Format: "MQTT discovery" in the documentation of Home Assistant's MQTT integration. Pure.
/// </summary>
public static class DiscoveryDocuments
{
    private const string State = "{{ 'ON' if value_json.data.isOpen else 'OFF' }}";

    /// <summary>Cameras first, then positions in the order of the planogram.</summary>
    /// <param name="topics">Of the box.</param>
    /// <param name="prefix">First level of the topics that Home Assistant listens to.</param>
    /// <param name="planogram">Positions, products and cameras.</param>
    /// <param name="version">Of the product.</param>
    /// <param name="most">Documents; further positions are left out whole.</param>
    public static ImmutableArray<RetainedText> Compose(
        Topics topics, string prefix, Planogram planogram, string version, int most)
    {
        var box = new Box(topics, prefix, version);
        var products = planogram.Products.ToDictionary(product => product.Sku, product => product.Name);
        var all = planogram.Cameras.Select(box.Camera)
            .Concat(planogram.Positions.Select(position => box.Position(position, products.GetValueOrDefault(position.Sku))));
        var documents = ImmutableArray.CreateBuilder<RetainedText>();
        foreach (var group in all.TakeWhile(group => documents.Count + group.Length <= most))
        {
            documents.AddRange(group);
        }

        return documents.ToImmutable();
    }

    private sealed class Box(Topics topics, string prefix, string version)
    {
        // The source is /shelfedge/SITE/BOX, so that the same box under another prefix is the same device.
        private readonly string _node = DiscoveryName.Of(topics.Source.Split('/', StringSplitOptions.RemoveEmptyEntries));

        private readonly string _name = $"ShelfEdge {topics.Source["/shelfedge/".Length..].Replace('/', ' ')}";

        public RetainedText[] Camera(PlanogramCamera camera) =>
        [
            Document(
                "binary_sensor", $"Camera {camera.Id}", topics.CameraStatus(camera.Id),
                "{{ 'ON' if value_json.data.state == 'online' else 'OFF' }}",
                new() { ["device_class"] = "connectivity", ["entity_category"] = "diagnostic" }, camera.Id.Value, "camera"),
            Document(
                "binary_sensor", $"Camera {camera.Id} alert", topics.CameraAlert(camera.Id), State,
                new() { ["device_class"] = "problem" }, camera.Id.Value, "camera-alert"),
        ];

        public RetainedText[] Position(Position position, string? product)
        {
            var name = $"{product ?? position.Sku.Value} {position.Id}";
            var state = topics.StockState(position.Id);
            return
            [
                Document(
                    "sensor", $"{name} facings", state, "{{ value_json.data.believed }}",
                    new() { ["unit_of_measurement"] = "facings", ["state_class"] = "measurement" }, position.Id.Value, "facings"),
                Document(
                    "sensor", $"{name} fill", state,
                    "{{ none if value_json.data.fillLevel is none else (value_json.data.fillLevel * 100) | round(0) }}",
                    new() { ["unit_of_measurement"] = "%", ["state_class"] = "measurement" }, position.Id.Value, "fill"),
                Document(
                    "binary_sensor", $"{name} refill", topics.RestockAlert(position.Id), State,
                    new() { ["device_class"] = "problem" }, position.Id.Value, "restock"),
                Document(
                    "binary_sensor", $"{name} misplaced", topics.MisplacedAlert(position.Id), State,
                    new() { ["device_class"] = "problem" }, position.Id.Value, "misplaced"),
            ];
        }

        private RetainedText Document(
            string component, string name, string stateTopic, string template, JsonObject more, string id, string what)
        {
            var entity = DiscoveryName.Of(id, what);
            var json = new JsonObject
            {
                ["name"] = name,
                ["unique_id"] = $"{_node}_0{entity}",
                ["state_topic"] = stateTopic,
                ["value_template"] = template,
                ["json_attributes_topic"] = stateTopic,
                ["json_attributes_template"] = "{{ value_json.data | tojson }}",
                ["availability_topic"] = topics.Available,
                ["availability_template"] = "{{ 'online' if value == 'online' else 'offline' }}",
                ["qos"] = 1,
                ["device"] = new JsonObject
                {
                    ["identifiers"] = new JsonArray(_node),
                    ["name"] = _name,
                    ["manufacturer"] = "ShelfEdge",
                    ["model"] = "ShelfEdge box",
                    ["sw_version"] = version,
                },
                ["origin"] = new JsonObject { ["name"] = "ShelfEdge", ["sw_version"] = version },
            };
            foreach (var (key, value) in more)
            {
                json[key] = value?.DeepClone();
            }

            return new($"{prefix}/{component}/{_node}/{entity}/config", Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
    }
}
