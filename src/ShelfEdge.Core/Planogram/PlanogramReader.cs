using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>One pass over a parsed document that finds every error in the order of the document.</summary>
internal sealed class PlanogramReader
{
    private readonly ErrorList _errors = new();
    private readonly DeclaredIds _cameras = new("cameras");
    private readonly DeclaredIds _fixtures = new("fixtures");
    private readonly DeclaredIds _shelves = new("shelves");
    private readonly DeclaredIds _products = new("products");
    private readonly DeclaredIds _positions = new("positions");
    private readonly DeclaredIds _nodes = new("map.nodes");
    private readonly CameraViews _views;

    private PlanogramReader() => _views = new CameraViews(_errors);

    public static PlanogramReadResult Read(JsonElement root)
    {
        var reader = new PlanogramReader();
        var planogram = reader.ReadRoot(root);
        return reader._errors.IsEmpty
            ? new PlanogramReadResult(planogram, [])
            : new PlanogramReadResult(null, reader._errors.ToImmutable());
    }

    private Planogram? ReadRoot(JsonElement root)
    {
        if (JsonFields.Open(
                root, "$", _errors, "$schema", "schema", "cameras", "fixtures", "shelves", "products", "positions", "map") is not { } fields)
        {
            return null;
        }

        fields.OptionalText("$schema");
        fields.Integer("schema", PlanogramLimits.Schema, PlanogramLimits.Schema);
        var map = fields.Has("map") ? new MapReader(_nodes, _errors).Read(fields) : null;
        var cameras = fields.Entries("cameras", PlanogramLimits.Cameras, _cameras, ReadCamera);
        var fixtures = fields.Has("fixtures") ? fields.Entries("fixtures", PlanogramLimits.Fixtures, _fixtures, ReadFixture) : [];
        var shelves = fields.Entries("shelves", PlanogramLimits.Shelves, _shelves, ReadShelf);
        var products = fields.Entries("products", PlanogramLimits.Products, _products, ReadProduct);
        var positions = new PositionReader(_shelves, _products, _cameras, _positions, _nodes, _views, _errors);
        var planogram = new Planogram(
            cameras, shelves, products, fields.Entries("positions", PlanogramLimits.Positions, _positions, positions.Read))
        {
            Fixtures = fixtures,
            Map = map,
        };
        _views.ReportUndeclared(_positions);
        return planogram;
    }

    private PlanogramCamera? ReadCamera(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "id", "widthPixels", "heightPixels", "zones") is not { } fields)
        {
            return null;
        }

        var id = _cameras.Declare(fields, "id");
        var width = fields.Integer("widthPixels", PlanogramLimits.MinFramePixels, PlanogramLimits.MaxFramePixels);
        var height = fields.Integer("heightPixels", PlanogramLimits.MinFramePixels, PlanogramLimits.MaxFramePixels);
        var camera = id is null || width is not { } w || height is not { } h ? null : new PlanogramCamera(new CameraId(id), w, h);
        _views.Read(fields, id, camera);
        return camera;
    }

    private Fixture? ReadFixture(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "id", "name") is not { } fields)
        {
            return null;
        }

        var id = _fixtures.Declare(fields, "id");
        var name = fields.Name("name");
        return id is null || name is null ? null : new Fixture(new FixtureId(id), name);
    }

    private Shelf? ReadShelf(JsonElement element, string path)
    {
        if (JsonFields.Open(element, path, _errors, "id", "name", "fixture", "node") is not { } fields)
        {
            return null;
        }

        var id = _shelves.Declare(fields, "id");
        var name = fields.Name("name");
        var fixture = fields.Has("fixture") ? _fixtures.Refer(fields, "fixture") : null;
        var node = fields.Has("node") ? _nodes.Refer(fields, "node") : null;
        return id is null || name is null
            ? null
            : new Shelf(new ShelfId(id), name)
            {
                Fixture = fixture is null ? null : new FixtureId(fixture),
                Node = node is null ? null : new NodeId(node),
            };
    }

    private Product? ReadProduct(JsonElement element, string path)
    {
        if (JsonFields.Open(
                element, path, _errors, "sku", "name", "sizeMm", "category", "brand", "price", "margin", "image") is not { } fields)
        {
            return null;
        }

        var sku = _products.Declare(fields, "sku");
        var name = fields.Name("name");
        var size = fields.Has("sizeMm") ? ReadSize(fields) : null;
        var category = fields.Has("category") ? fields.Name("category") : null;
        var brand = fields.Has("brand") ? fields.Name("brand") : null;
        var price = fields.Has("price") ? fields.Money("price", 0) : null;
        var margin = fields.Has("margin") ? fields.Money("margin", -PlanogramLimits.Money) : null;
        var image = fields.Has("image") ? fields.Name("image", PlanogramLimits.ImageLength) : null;
        return sku is null || name is null
            ? null
            : new Product(new Sku(sku), name)
            {
                SizeMillimetres = size,
                Category = category,
                Brand = brand,
                Price = price,
                Margin = margin,
                Image = image,
            };
    }

    private static ProductSize? ReadSize(JsonFields product)
    {
        if (product.Object("sizeMm", "width", "height", "depth") is not { } fields)
        {
            return null;
        }

        var width = Read("width");
        var height = Read("height");
        var depth = fields.Has("depth") ? Read("depth") : null;
        return width is { } w && height is { } h ? new ProductSize(w, h, depth) : null;

        double? Read(string key) =>
            fields.Number(key, PlanogramLimits.MinSizeMillimetres, PlanogramLimits.MaxSizeMillimetres);
    }
}
