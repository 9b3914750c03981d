using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>One pass over the service's planogram that finds every error.</summary>
internal sealed class AzurePlanogramReader(AzureView view)
{
    private const double LeastLength = 1e-6;
    private const double MostLength = 1e9;

    private readonly ErrorList _errors = new();
    private readonly DeclaredIds _products = new("products");
    private readonly DeclaredIds _fixtures = new("fixtures");
    private readonly DeclaredIds _positions = new("positions");
    private readonly Dictionary<string, (double Width, double Height)> _sizes = new(StringComparer.Ordinal);
    private double _width = 1;
    private double _height = 1;

    public PlanogramReadResult Read(JsonElement root)
    {
        // The request of the service has the planogram beside what was detected.
        var path = "$";
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("planogram", out var inner))
        {
            (root, path) = (inner, "$.planogram");
        }

        var planogram = ReadRoot(root, path);
        return _errors.IsEmpty && planogram is not null
            ? new PlanogramReadResult(planogram, [])
            : new PlanogramReadResult(null, _errors.ToImmutable());
    }

    private Planogram? ReadRoot(JsonElement root, string path)
    {
        if (JsonFields.OpenForeign(root, path, _errors) is not { } fields)
        {
            return null;
        }

        _width = fields.Number("width", LeastLength, MostLength) ?? 1;
        _height = fields.Number("height", LeastLength, MostLength) ?? 1;
        var products = ReadArray(fields, "products", PlanogramLimits.Products, _products, ReadProduct);
        var shelves = ReadArray(fields, "fixtures", PlanogramLimits.Shelves, _fixtures, ReadFixture);
        var places = ReadArray(fields, "positions", PlanogramLimits.PositionsPerCamera, _positions, ReadPosition);
        var positions = (view.Grouped ? AzurePlace.Group(places) : [.. places]).Select(ToPosition).ToImmutableArray();
        return new Planogram([view.Camera], shelves, products, positions);
    }

    private ImmutableArray<T> ReadArray<T>(
        JsonFields fields, string key, int most, DeclaredIds declared, Func<JsonFields, T?> read)
        where T : class
    {
        if (fields.Array(key, 0, most) is not { } elements)
        {
            declared.IsUnreadable = true;
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<T>();
        var index = 0;
        foreach (var element in elements)
        {
            if (JsonFields.OpenForeign(element, $"{fields.Path}.{key}[{index++}]", _errors) is { } entry && read(entry) is { } value)
            {
                entries.Add(value);
            }
        }

        return entries.ToImmutable();
    }

    private Product? ReadProduct(JsonFields fields)
    {
        var id = _products.Declare(fields, "id");
        var name = fields.Name("name");
        var width = fields.Number("w", LeastLength, MostLength);
        var height = fields.Number("h", LeastLength, MostLength);
        if (id is not null && width is { } w && height is { } h)
        {
            _sizes[id] = (w, h);
        }

        return id is null || name is null ? null : new Product(new Sku(id), name);
    }

    private Shelf? ReadFixture(JsonFields fields)
    {
        var id = _fixtures.Declare(fields, "id");
        foreach (var key in new[] { "w", "h", "x", "y" })
        {
            fields.Number(key, -MostLength, MostLength);
        }

        return id is null ? null : new Shelf(new ShelfId(id), id);
    }

    private AzurePlace? ReadPosition(JsonFields fields)
    {
        var id = _positions.Declare(fields, "id");
        var product = _products.Refer(fields, "productId");
        var fixture = _fixtures.Refer(fields, "fixtureId");
        var x = fields.Number("x", -MostLength, MostLength);
        var y = fields.Number("y", -MostLength, MostLength);
        if (id is null || product is null || fixture is null || x is not { } left || y is not { } top
            || !_sizes.TryGetValue(product, out var size))
        {
            return null;
        }

        var box = new Box((float)left, (float)top, (float)(left + size.Width), (float)(top + size.Height));
        if (ToZone(box) is not null)
        {
            return new AzurePlace([id], product, fixture, box, 1, 1);
        }

        _errors.Add(fields.Path, string.Create(
            CultureInfo.InvariantCulture,
            $"lies outside the drawing, or outside the picture of {view.Camera.WidthPixels}x{view.Camera.HeightPixels} pixels; the drawing is {_width} wide and {_height} high"));
        return null;
    }

    private Position ToPosition(AzurePlace place)
    {
        var layout = new FacingLayout(place.Wide, place.High);
        return new Position(
            new PositionId(place.Id), new ShelfId(place.Fixture), new Sku(place.Product), view.Camera.Id,
            ToZone(place.Box)!, layout.Visible, layout.Visible / 3)
        {
            Facings = layout,
        };
    }

    /// <summary>The part of a box of the drawing that the camera sees; <see langword="null"/> when there is none.</summary>
    private Polygon? ToZone(Box box)
    {
        var (x1, x2) = (Math.Clamp(box.X1 / _width, 0, 1), Math.Clamp(box.X2 / _width, 0, 1));
        var (y1, y2) = (Math.Clamp(box.Y1 / _height, 0, 1), Math.Clamp(box.Y2 / _height, 0, 1));
        var limit = new Vector2(view.Camera.WidthPixels, view.Camera.HeightPixels);
        Vector2[] corners = [Corner(x1, y1), Corner(x2, y1), Corner(x2, y2), Corner(x1, y2)];
        return Polygon.FindFlaw(corners) is null && new Polygon([.. corners]) is { Area: >= PlanogramLimits.MinZoneArea } zone
            ? zone
            : null;

        Vector2 Corner(double x, double y) => Vector2.Clamp(view.Drawing.Map(x, y), Vector2.Zero, limit);
    }
}
