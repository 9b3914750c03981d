using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Tests.Planogram;

/// <summary>Keys that a document may leave out.</summary>
public sealed class PlanogramDetailTests
{
    [Fact]
    public void Read_of_a_full_document_gives_every_value()
    {
        var result = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Full));

        Assert.Empty(result.Errors);
        var planogram = result.Planogram!;
        Assert.Equal([new Fixture(new FixtureId("a"), "Aisle A")], planogram.Fixtures);
        Assert.Equal([new Shelf(new ShelfId("a1"), "Tea, top") { Fixture = new FixtureId("a"), Node = new NodeId("aisle-a") }], planogram.Shelves);
        Assert.Equal(
            [
                new Product(new Sku("4001"), "Green tea")
                {
                    SizeMillimetres = new ProductSize(60.5, 120, 80),
                    Category = "Tea",
                    Brand = "Leaf",
                    Price = 2.50m,
                    Margin = -0.10m,
                    Image = "pictures/4001.jpg",
                },
            ],
            planogram.Products);
        Assert.Equal(
            (new FacingLayout(3, 2, 4), 6, 2, 1, 5),
            (planogram.Positions[0].Facings!.Value, planogram.Positions[0].Capacity, planogram.Positions[0].LowThreshold,
                planogram.Positions[0].CriticalThreshold, planogram.Positions[0].Priority));
    }

    [Fact]
    public void Read_finds_the_zone_of_a_position_under_its_camera()
    {
        var position = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Full)).Planogram!.Positions[1];

        Assert.Equal(new CameraId("camera-1"), position.Camera);
        Assert.Equal(new Polygon([new(100, 0), new(200.5f, 0), new(200, 200)]), position.Zone);
        Assert.Equal((6, 0, Position.UsualPriority), (position.Capacity, position.CriticalThreshold, position.Priority));
    }

    [Theory]
    [InlineData("shelves/0/fixture", "\"b\"", "$.shelves[0].fixture: \"b\" is not in $.fixtures")]
    [InlineData("products/0/sizeMm/width", "0.5", "$.products[0].sizeMm.width: 0.5 is not allowed; a number from 1 to 5000 is")]
    [InlineData("products/0/sizeMm", "{ \"width\": 1 }", "$.products[0].sizeMm: key \"height\" is missing; it must be a number")]
    [InlineData("products/0/sizeMm", "7", "$.products[0].sizeMm: must be an object, not a number")]
    [InlineData("products/0/price", "-1", "$.products[0].price: -1 is not allowed; a number from 0 to 1000000 is")]
    [InlineData("products/0/margin", "true", "$.products[0].margin: must be a number, not true or false")]
    [InlineData("products/0/brand", "\"\"", "$.products[0].brand: must have 1 to 200 characters and no control characters")]
    [InlineData("products/0/image", "\"\"", "$.products[0].image: must have 1 to 500 characters and no control characters")]
    [InlineData("positions/0/facings/wide", "201", "$.positions[0].facings.wide: 201 is not allowed; a whole number from 1 to 200 is")]
    [InlineData("positions/0/facings/wide", "150", "$.positions[0].facings: are 300 in all; 1 to 200 are allowed")]
    [InlineData("positions/0/facings/wide", "2", "$.positions[0].capacity: 6 is not allowed; 2 wide times 2 high is 4, or leave the key out")]
    [InlineData("positions/0/criticalThreshold", "3", "$.positions[0].criticalThreshold: 3 is not allowed; a whole number from 0 to 2 is")]
    [InlineData("positions/0/priority", "6", "$.positions[0].priority: 6 is not allowed; a whole number from 1 to 5 is")]
    [InlineData("cameras/0/zones/0/zone/0", "[1281, 0]", "$.cameras[0].zones[0].zone[0]: [1281,0] is outside the frame; x from 0 to 1280 and y from 0 to 720 are allowed")]
    [InlineData("map/edges/0/to", "\"b\"", "$.map.edges[0].to: \"b\" is not in $.map.nodes")]
    [InlineData("map/edges/0/metres", "0", "$.map.edges[0].metres: 0 is not allowed; a number from 0.01 to 1000 is")]
    [InlineData("map/kiosks/0/node", "\"b\"", "$.map.kiosks[0].node: \"b\" is not in $.map.nodes")]
    [InlineData("positions/0/node", "\"b\"", "$.positions[0].node: \"b\" is not in $.map.nodes")]
    [InlineData("shelves/0/node", "\"b\"", "$.shelves[0].node: \"b\" is not in $.map.nodes")]
    [InlineData("map", "7", "$.map: must be an object, not a number")]
    public void Read_of_one_wrong_value_gives_one_error(string path, string json, string error) =>
        Assert.Equal([error], PlanogramFile.Read(PlanogramDocument.FullWith(path, json)).Errors);

    [Fact]
    public void Read_of_a_zone_of_no_position_names_it()
    {
        var errors = PlanogramFile.Read(PlanogramDocument.FullWith("cameras/0/zones/0/position", "\"b\"")).Errors;

        // The position that the zone was meant for is not seen by anybody now.
        Assert.Equal(
            [
                "$.positions[1]: key \"camera\" is missing; it must be a string",
                "$.positions[1]: key \"zone\" is missing; it must be an array",
                "$.cameras[0].zones[0].position: \"b\" is not in $.positions",
            ],
            errors);
    }

    [Fact]
    public void Read_of_a_position_that_is_seen_in_two_places_names_both()
    {
        var inBoth = PlanogramDocument.FullWith("cameras/0/zones/0/position", "\"a1-1\"");
        Assert.Contains(
            "$.positions[0].camera: is not allowed here, since $.cameras[0].zones[0] says where the position is seen; remove one of them",
            PlanogramFile.Read(inBoth).Errors);

        var twice = PlanogramDocument.FullWith(document =>
        {
            var zones = (JsonArray)document["cameras"]![0]!["zones"]!;
            zones.Add(zones[0]!.DeepClone());
        });
        Assert.Equal(
            ["$.cameras[0].zones[1].position: \"a1-2\" is also that of $.cameras[0].zones[0]; one camera sees a position"],
            PlanogramFile.Read(twice).Errors);
    }

    [Fact]
    public void Planograms_are_put_together_unless_both_have_the_same_place()
    {
        var one = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Valid)).Planogram!;
        var other = PlanogramFile.Read(Encoding.UTF8.GetBytes(
            PlanogramDocument.Valid.Replace("camera-1", "camera-2", StringComparison.Ordinal).Replace("a1", "b1", StringComparison.Ordinal))).Planogram!;

        var both = one.With(other, out var conflict);

        Assert.Null(conflict);
        Assert.Empty(PlanogramFile.Read(PlanogramFile.Write(both!)).Errors);
        Assert.Equal((2, 2, 2, 4), (both!.Cameras.Length, both.Shelves.Length, both.Products.Length, both.Positions.Length));
        Assert.Null(one.With(one, out conflict));
        Assert.Equal("has a camera 'camera-1' already", conflict);
    }
}
