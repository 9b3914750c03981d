using System.Text;
using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Azure;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Planogram.Azure;

public sealed class AzurePlanogramFileTests
{
    private static readonly PlanogramCamera Camera = new(new CameraId("camera-1"), 1000, 500);

    // As the service documented it: a drawing of 100 by 50 units.
    private const string Document =
        """
        {
          "width": 100.0, "height": 50.0,
          "products": [{ "id": "tea", "name": "Tea", "w": 10, "h": 20.5 }],
          "fixtures": [{ "id": "f1", "w": 100.0, "h": 2.0, "x": 0.0, "y": 40.5 }],
          "positions": [
            { "id": "01", "productId": "tea", "fixtureId": "f1", "x": 10, "y": 20 },
            { "id": "02", "productId": "tea", "fixtureId": "f1", "x": 20, "y": 20 },
            { "id": "03", "productId": "tea", "fixtureId": "f1", "x": 70, "y": 20 }
          ]
        }
        """;

    [Fact]
    public void Each_position_becomes_one_with_a_single_facing()
    {
        var planogram = Read(Document, grouped: false);

        Assert.Equal([new Product(new Sku("tea"), "Tea")], planogram.Products);
        Assert.Equal([new Shelf(new ShelfId("f1"), "f1")], planogram.Shelves);
        Assert.Equal(["01", "02", "03"], planogram.Positions.Select(position => position.Id.Value));
        Assert.All(planogram.Positions, position => Assert.Equal((1, 0), (position.Capacity, position.LowThreshold)));
        Assert.Equal(Polygon.FromBox(new Box(100, 200, 200, 405)), planogram.Positions[0].Zone);
        Assert.Empty(PlanogramFile.Read(PlanogramFile.Write(planogram)).Errors);
    }

    [Fact]
    public void Neighbours_of_one_product_become_one_position()
    {
        var planogram = Read(Document, grouped: true);

        Assert.Equal([("01", 2), ("03", 1)], planogram.Positions.Select(position => (position.Id.Value, position.Capacity)));
        Assert.Equal(new FacingLayout(2), planogram.Positions[0].Facings);
        Assert.Equal(new Box(100, 200, 300, 405), planogram.Positions[0].Zone.Bounds);
    }

    [Fact]
    public void Keys_in_pascal_case_and_a_whole_request_are_read()
    {
        var pascal = System.Text.RegularExpressions.Regex.Replace(
            Document, "\"(\\w)(\\w*)\":", match => $"\"{match.Groups[1].Value.ToUpperInvariant()}{match.Groups[2].Value}\":");
        var request = $$"""{ "detectedProducts": { "products": [] }, "planogram": {{Document}} }""";

        Assert.Equal(Read(Document, false).Positions, Read(pascal, false).Positions);
        Assert.Equal(Read(Document, false).Positions, Read(request, false).Positions);
    }

    [Fact]
    public void All_errors_are_reported_with_their_path()
    {
        const string Broken =
            """
            {
              "width": 0, "height": 50,
              "products": [{ "id": "tea", "w": 10, "h": 20 }, { "id": "tea", "name": "T", "w": "1", "h": 1 }],
              "fixtures": [{ "id": "f 1", "w": 1, "h": 1, "x": 0, "y": 0 }],
              "positions": [{ "id": "1", "productId": "x", "fixtureId": "f1", "x": 0 }, { "id": "2", "productId": "tea", "fixtureId": "f1", "x": 0, "y": 60 }]
            }
            """;

        var errors = AzurePlanogramFile.Read(Encoding.UTF8.GetBytes(Broken), AzureView.Whole(Camera, false)).Errors;

        Assert.Equal(
            [
                "$.width: 0 is not allowed; a number from 1E-06 to 1000000000 is",
                "$.products[0]: key \"name\" is missing; it must be a string",
                "$.products[1].id: \"tea\" is also that of $.products[0]",
                "$.products[1].w: must be a number, not a string",
                "$.fixtures[0].id: \"f 1\" is not an id; 1 to 64 characters from a-z A-Z 0-9 . _ - are allowed",
                "$.positions[0].productId: \"x\" is not in $.products",
                "$.positions[0].fixtureId: \"f1\" is not in $.fixtures",
                "$.positions[0]: key \"y\" is missing; it must be a number",
                "$.positions[1].fixtureId: \"f1\" is not in $.fixtures",
            ],
            errors);
    }

    [Fact]
    public void A_position_beside_the_drawing_is_an_error()
    {
        var error = Assert.Single(AzurePlanogramFile.Read(
            Encoding.UTF8.GetBytes(Document.Replace("\"x\": 70, \"y\": 20", "\"x\": 170, \"y\": 20", StringComparison.Ordinal)),
            AzureView.Whole(Camera, false)).Errors);

        Assert.Equal(
            "$.positions[2]: lies outside the drawing, or outside the picture of 1000x500 pixels; the drawing is 100 wide and 50 high", error);
    }

    [Fact]
    public void What_is_exported_comes_back_when_it_is_imported() => Planograms.Sample(
        planogram =>
        {
            var read = AzurePlanogramFile.Read(AzurePlanogramFile.Write(planogram, Camera.Id), AzureView.Whole(Camera, grouped: true));

            Assert.Empty(read.Errors);
            Assert.Equal(
                planogram.Positions.Select(position => (position.Id, position.Shelf, position.Sku, position.Facings, position.Capacity)).OrderBy(p => p.Id.Value, StringComparer.Ordinal),
                read.Planogram!.Positions.Select(position => (position.Id, position.Shelf, position.Sku, position.Facings, position.Capacity)).OrderBy(p => p.Id.Value, StringComparer.Ordinal));
            foreach (var position in planogram.Positions)
            {
                var (one, other) = (position.Zone.Bounds, read.Planogram.Positions.Single(p => p.Id == position.Id).Zone.Bounds);
                Assert.True(one.Overlap(other) > 0.999f, $"{one} {other}");
            }
        },
        iter: 200);

    [Fact]
    public void Damaged_documents_give_errors_and_never_throw()
    {
        var valid = Encoding.UTF8.GetBytes(Document);
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 6].Sample(
            changes =>
            {
                var bytes = valid.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                var read = AzurePlanogramFile.Read(bytes, AzureView.Whole(Camera, true));
                Assert.NotEqual(read.Planogram is null, read.Errors.IsEmpty);
            },
            iter: 2000);
    }

    private static Gen<Plan> Planograms =>
        from sizes in Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[8, 30], Gen.Int[8, 40]).Array[1, 6]
        select new Plan(
            [Camera],
            [new Shelf(new ShelfId("f1"), "Shelf")],
            [.. sizes.Select((_, i) => new Product(new Sku($"sku-{i}"), $"Product {i}"))],
            [.. sizes.Select((size, i) =>
            {
                var (wide, high, width, height) = size;
                return new Position(
                    new PositionId($"p{i}"), new ShelfId("f1"), new Sku($"sku-{i}"), Camera.Id,
                    Polygon.FromBox(new Box(i * 160, 20, (i * 160) + (wide * width), 20 + (high * height))), wide * high, wide * high / 3)
                {
                    Facings = new FacingLayout(wide, high),
                };
            })]);

    private static Plan Read(string document, bool grouped)
    {
        var read = AzurePlanogramFile.Read(Encoding.UTF8.GetBytes(document), AzureView.Whole(Camera, grouped));
        Assert.Empty(read.Errors);
        return read.Planogram!;
    }
}
