using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>Reads the map of a document.</summary>
internal sealed class MapReader(DeclaredIds nodes, ErrorList errors)
{
    private readonly DeclaredIds _kiosks = new("map.kiosks");

    public StoreMap? Read(JsonFields document)
    {
        if (document.Object("map", "nodes", "edges", "kiosks") is not { } fields)
        {
            nodes.IsUnreadable = true;
            return null;
        }

        var places = fields.Entries("nodes", PlanogramLimits.Nodes, nodes, ReadNode);
        var edges = fields.Entries("edges", PlanogramLimits.Edges, null, ReadEdge);
        var kiosks = fields.Has("kiosks") ? fields.Entries("kiosks", PlanogramLimits.Kiosks, _kiosks, ReadKiosk) : [];
        return new StoreMap([.. places.Select(place => place.Id)], edges, kiosks);
    }

    private Place? ReadNode(JsonElement element, string path) =>
        JsonFields.Open(element, path, errors, "id") is { } fields && nodes.Declare(fields, "id") is { } id ? new Place(new NodeId(id)) : null;

    private MapEdge? ReadEdge(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, errors, "from", "to", "metres") is not { } fields)
        {
            return null;
        }

        var from = nodes.Refer(fields, "from");
        var to = nodes.Refer(fields, "to");
        var metres = fields.Number("metres", PlanogramLimits.MinEdgeMetres, PlanogramLimits.EdgeMetres);
        return from is null || to is null || metres is not { } length ? null : new MapEdge(new NodeId(from), new NodeId(to), length);
    }

    private KioskPlace? ReadKiosk(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, errors, "id", "node") is not { } fields)
        {
            return null;
        }

        var id = _kiosks.Declare(fields, "id");
        var node = nodes.Refer(fields, "node");
        return id is null || node is null ? null : new KioskPlace(new KioskId(id), new NodeId(node));
    }

    private sealed record Place(NodeId Id);
}
