using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ShelfEdge.Core.Tests.Planogram;

/// <summary>A valid document with two positions, to be spoilt in one place at a time.</summary>
internal static class PlanogramDocument
{
    public const string Valid =
        """
        {
          "schema": 1,
          "cameras": [{ "id": "camera-1", "widthPixels": 1280, "heightPixels": 720 }],
          "shelves": [{ "id": "a1", "name": "Tea, top" }],
          "products": [{ "sku": "4001", "name": "Green tea" }, { "sku": "4002", "name": "Black tea" }],
          "positions": [
            { "id": "a1-1", "shelf": "a1", "sku": "4001", "camera": "camera-1",
              "zone": [[0, 0], [100, 0], [100, 200], [0, 200]], "capacity": 4, "lowThreshold": 1 },
            { "id": "a1-2", "shelf": "a1", "sku": "4002", "camera": "camera-1",
              "zone": [[100, 0], [200.5, 0], [200, 200]], "capacity": 6, "lowThreshold": 0 }
          ]
        }
        """;

    /// <summary>A valid document with every key that there is.</summary>
    public const string Full =
        """
        {
          "$schema": "planogram.schema.json",
          "schema": 1,
          "cameras": [{
            "id": "camera-1", "widthPixels": 1280, "heightPixels": 720,
            "zones": [{ "position": "a1-2", "zone": [[100, 0], [200.5, 0], [200, 200]] }]
          }],
          "fixtures": [{ "id": "a", "name": "Aisle A" }],
          "shelves": [{ "id": "a1", "name": "Tea, top", "fixture": "a", "node": "aisle-a" }],
          "products": [{
            "sku": "4001", "name": "Green tea", "sizeMm": { "width": 60.5, "height": 120, "depth": 80 }, "category": "Tea",
            "brand": "Leaf", "price": 2.50, "margin": -0.10, "image": "pictures/4001.jpg"
          }],
          "positions": [
            { "id": "a1-1", "shelf": "a1", "sku": "4001", "camera": "camera-1",
              "zone": [[0, 0], [100, 0], [100, 200], [0, 200]], "facings": { "wide": 3, "high": 2, "deep": 4 },
              "capacity": 6, "lowThreshold": 2, "criticalThreshold": 1, "priority": 5, "node": "end-a" },
            { "id": "a1-2", "shelf": "a1", "sku": "4001", "facings": { "wide": 6 }, "lowThreshold": 0 }
          ],
          "map": {
            "nodes": [{ "id": "aisle-a" }, { "id": "end-a" }],
            "edges": [{ "from": "aisle-a", "to": "end-a", "metres": 4.5 }],
            "kiosks": [{ "id": "kiosk-1", "node": "end-a" }]
          }
        }
        """;

    /// <summary>The valid document after <paramref name="change"/>.</summary>
    public static byte[] With(Action<JsonNode> change) => Change(Valid, change);

    /// <summary>The full document after <paramref name="change"/>.</summary>
    public static byte[] FullWith(Action<JsonNode> change) => Change(Full, change);

    /// <summary>The full document with the value at a path replaced.</summary>
    public static byte[] FullWith(string path, string json) => FullWith(document => Replace(document, path, json));

    private static byte[] Change(string text, Action<JsonNode> change)
    {
        var document = JsonNode.Parse(text)!;
        change(document);
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>The valid document with the value at a path such as <c>positions/0/zone</c> replaced.</summary>
    public static byte[] With(string path, string json) => With(document => Replace(document, path, json));

    private static void Replace(JsonNode document, string path, string json)
    {
        var (parent, last) = Find(document, path);
        if (parent is JsonArray list)
        {
            list[int.Parse(last, CultureInfo.InvariantCulture)] = JsonNode.Parse(json);
        }
        else
        {
            parent[last] = JsonNode.Parse(json);
        }
    }

    /// <summary>The valid document without the key at a path such as <c>positions/0/zone</c>.</summary>
    public static byte[] Without(string path) => With(document =>
    {
        var (parent, last) = Find(document, path);
        Assert.True(parent.AsObject().Remove(last));
    });

    private static (JsonNode Parent, string Last) Find(JsonNode document, string path)
    {
        var keys = path.Split('/');
        var parent = keys[..^1].Aggregate(
            document,
            (node, key) => node is JsonArray ? node[int.Parse(key, CultureInfo.InvariantCulture)]! : node[key]!);
        return (parent, keys[^1]);
    }
}
