using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>Reads the positions of a document.</summary>
internal sealed class PositionReader(
    DeclaredIds shelves, DeclaredIds products, DeclaredIds cameras, DeclaredIds positions, DeclaredIds nodes,
    CameraViews views, ErrorList errors)
{
    public Position? Read(JsonElement element, string path)
    {
        if (JsonFields.Open(
                element, path, errors, "id", "shelf", "sku", "camera", "zone", "facings", "capacity", "lowThreshold",
                "criticalThreshold", "priority", "node") is not { } fields)
        {
            return null;
        }

        var id = positions.Declare(fields, "id");
        var shelf = shelves.Refer(fields, "shelf");
        var sku = products.Refer(fields, "sku");
        var (camera, zone) = views.Find(fields, id, cameras);
        var (layout, capacity) = ReadCapacity(fields);
        var low = fields.Integer("lowThreshold", 0, (capacity ?? PlanogramLimits.Capacity) - 1);
        var critical = fields.Has("criticalThreshold")
            ? fields.Integer("criticalThreshold", 0, low ?? PlanogramLimits.Capacity - 1)
            : 0;
        var priority = fields.Has("priority") ? fields.Integer("priority", 1, PlanogramLimits.Priority) : Position.UsualPriority;
        var node = fields.Has("node") ? nodes.Refer(fields, "node") : null;
        return id is null || shelf is null || sku is null || camera is null || zone is null
            || capacity is not { } facings || low is not { } lowThreshold || critical is not { } criticalThreshold
            || priority is not { } rank
                ? null
                : new Position(
                    new PositionId(id), new ShelfId(shelf), new Sku(sku), new CameraId(camera), zone, facings, lowThreshold)
                {
                    Facings = layout,
                    CriticalThreshold = criticalThreshold,
                    Priority = rank,
                    Node = node is null ? null : new NodeId(node),
                };
    }

    /// <summary>The arrangement and the number of facings. Either key may stand alone; when both do, they must agree.</summary>
    private static (FacingLayout? Layout, int? Capacity) ReadCapacity(JsonFields position)
    {
        if (!position.Has("facings"))
        {
            return (null, position.Integer("capacity", 1, PlanogramLimits.Capacity));
        }

        var capacity = position.Has("capacity") ? position.Integer("capacity", 1, PlanogramLimits.Capacity) : null;
        if (position.Object("facings", "wide", "high", "deep") is not { } fields)
        {
            return (null, capacity);
        }

        var wide = fields.Integer("wide", 1, PlanogramLimits.Capacity);
        var high = fields.Has("high") ? fields.Integer("high", 1, PlanogramLimits.Capacity) : 1;
        var deep = fields.Has("deep") ? fields.Integer("deep", 1, PlanogramLimits.Capacity) : null;
        if (wide is not { } w || high is not { } h)
        {
            return (null, capacity);
        }

        var layout = new FacingLayout(w, h, deep);
        if (layout.Visible > PlanogramLimits.Capacity)
        {
            position.Report("facings", $"are {layout.Visible} in all; 1 to {PlanogramLimits.Capacity} are allowed");
            return (null, capacity);
        }

        if (capacity is { } said && said != layout.Visible)
        {
            position.Report("capacity", $"{said} is not allowed; {w} wide times {h} high is {layout.Visible}, or leave the key out");
        }

        return (layout, layout.Visible);
    }
}
