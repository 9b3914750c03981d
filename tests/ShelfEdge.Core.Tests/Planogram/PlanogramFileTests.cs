using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using Plan = ShelfEdge.Core.Planogram.Planogram;

namespace ShelfEdge.Core.Tests.Planogram;

public sealed class PlanogramFileTests
{
    private static readonly Gen<string> Ids = Gen.String["abcXYZ019._-"].Where(id => Identifier.IsValid(id));
    private static readonly Gen<string> Names = Gen.String["ab 茶é\"\\<&'/"].Where(name => name.Length is > 0 and <= 200);

    [Fact]
    public void Read_of_a_valid_document_gives_every_value()
    {
        var result = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Valid));

        Assert.Empty(result.Errors);
        var planogram = result.Planogram!;
        Assert.Equal([new PlanogramCamera(new CameraId("camera-1"), 1280, 720)], planogram.Cameras);
        Assert.Equal([new Shelf(new ShelfId("a1"), "Tea, top")], planogram.Shelves);
        Assert.Equal(
            [new Product(new Sku("4001"), "Green tea"), new Product(new Sku("4002"), "Black tea")], planogram.Products);
        Assert.Equal(
            [
                new Position(
                    new PositionId("a1-1"), new ShelfId("a1"), new Sku("4001"), new CameraId("camera-1"),
                    Polygon.FromBox(new Box(0, 0, 100, 200)), 4, 1),
                new Position(
                    new PositionId("a1-2"), new ShelfId("a1"), new Sku("4002"), new CameraId("camera-1"),
                    new Polygon([new(100, 0), new(200.5f, 0), new(200, 200)]), 6, 0),
            ],
            planogram.Positions);
    }

    [Theory]
    [InlineData("schema", "2", "$.schema: 2 is not allowed; only 1 is")]
    [InlineData("schema", "\"1\"", "$.schema: must be a whole number, not a string")]
    [InlineData("colour", "1", "$: unknown key \"colour\"; allowed are $schema, schema, cameras, fixtures, shelves, products, positions, map")]
    [InlineData("$schema", "1", "$.$schema: must be a string, not a number")]
    [InlineData("cameras", "{}", "$.cameras: must be an array, not an object")]
    [InlineData("positions/0", "null", "$.positions[0]: must be an object, not null")]
    [InlineData("cameras/0/widthPixels", "15", "$.cameras[0].widthPixels: 15 is not allowed; a whole number from 16 to 8192 is")]
    [InlineData("cameras/0/heightPixels", "8193", "$.cameras[0].heightPixels: 8193 is not allowed; a whole number from 16 to 8192 is")]
    [InlineData("cameras/0/heightPixels", "true", "$.cameras[0].heightPixels: must be a whole number, not true or false")]
    [InlineData("shelves/0/name", "\"\"", "$.shelves[0].name: must have 1 to 200 characters and no control characters")]
    [InlineData("shelves/0/name", "\"a\\nb\"", "$.shelves[0].name: must have 1 to 200 characters and no control characters")]
    [InlineData("shelves/0/name", "[]", "$.shelves[0].name: must be a string, not an array")]
    [InlineData("positions/0/id", "\"a b\"", "$.positions[0].id: \"a b\" is not an id; 1 to 64 characters from a-z A-Z 0-9 . _ - are allowed")]
    [InlineData("positions/0/id", "\"\"", "$.positions[0].id: \"\" is not an id; 1 to 64 characters from a-z A-Z 0-9 . _ - are allowed")]
    [InlineData("positions/0/id", "\"..\"", "$.positions[0].id: \"..\" is not an id; 1 to 64 characters from a-z A-Z 0-9 . _ - are allowed")]
    [InlineData("positions/1/id", "\"a1-1\"", "$.positions[1].id: \"a1-1\" is also that of $.positions[0]")]
    [InlineData("positions/0/shelf", "\"b1\"", "$.positions[0].shelf: \"b1\" is not in $.shelves")]
    [InlineData("positions/0/sku", "\"9\"", "$.positions[0].sku: \"9\" is not in $.products")]
    [InlineData("positions/0/camera", "\"camera-2\"", "$.positions[0].camera: \"camera-2\" is not in $.cameras")]
    [InlineData("positions/0/capacity", "0", "$.positions[0].capacity: 0 is not allowed; a whole number from 1 to 200 is")]
    [InlineData("positions/0/capacity", "201", "$.positions[0].capacity: 201 is not allowed; a whole number from 1 to 200 is")]
    [InlineData("positions/0/capacity", "2.5", "$.positions[0].capacity: 2.5 is not allowed; a whole number from 1 to 200 is")]
    [InlineData("positions/0/lowThreshold", "4", "$.positions[0].lowThreshold: 4 is not allowed; a whole number from 0 to 3 is")]
    [InlineData("positions/0/lowThreshold", "-1", "$.positions[0].lowThreshold: -1 is not allowed; a whole number from 0 to 3 is")]
    [InlineData("positions/0/lowThreshold", "1e999", "$.positions[0].lowThreshold: 1e999 is not allowed; a whole number from 0 to 3 is")]
    [InlineData("positions/0/zone", "[[0,0],[1,1]]", "$.positions[0].zone: has 2 entries; 3 to 64 are allowed")]
    [InlineData("positions/0/zone/1", "[1]", "$.positions[0].zone[1]: must be two numbers, [x, y]")]
    [InlineData("positions/0/zone/1", "[1,\"2\"]", "$.positions[0].zone[1]: must be two numbers, [x, y]")]
    [InlineData("positions/0/zone/1", "{}", "$.positions[0].zone[1]: must be two numbers, [x, y]")]
    [InlineData("positions/0/zone/1", "[1280.5,0]", "$.positions[0].zone[1]: [1280.5,0] is outside the frame; x from 0 to 1280 and y from 0 to 720 are allowed")]
    [InlineData("positions/0/zone/1", "[0,-1]", "$.positions[0].zone[1]: [0,-1] is outside the frame; x from 0 to 1280 and y from 0 to 720 are allowed")]
    [InlineData("positions/0/zone/1", "[1e60,0]", "$.positions[0].zone[1]: [1e60,0] is outside the frame; x from 0 to 1280 and y from 0 to 720 are allowed")]
    [InlineData("positions/0/zone", "[[0,0],[10,10],[10,0],[0,20]]", "$.positions[0].zone: crosses or touches itself; give the points in order around the outline")]
    [InlineData("positions/0/zone", "[[0,0],[10,10],[20,20]]", "$.positions[0].zone: has no area; its points lie on one line or its halves cancel out")]
    [InlineData("positions/0/zone", "[[0,0],[10,0],[10,10],[0,0]]", "$.positions[0].zone: has the same point twice; the outline closes by itself, the first point is not repeated")]
    [InlineData("positions/0/zone", "[[0,0],[1,0],[1,1]]", "$.positions[0].zone: covers less than 1 square pixel")]
    public void Read_of_one_wrong_value_gives_one_error(string path, string json, string error)
    {
        var result = PlanogramFile.Read(PlanogramDocument.With(path, json));

        Assert.Null(result.Planogram);
        Assert.Equal([error], result.Errors);
    }

    [Theory]
    [InlineData("schema", "$: key \"schema\" is missing; it must be a whole number")]
    [InlineData("shelves", "$: key \"shelves\" is missing; it must be an array")]
    public void Read_without_a_key_names_it(string key, string error)
    {
        var result = PlanogramFile.Read(PlanogramDocument.With(document => ((JsonObject)document).Remove(key)));

        Assert.Equal([error], result.Errors);
    }

    [Fact]
    public void Read_reports_all_errors_in_the_order_of_the_document()
    {
        var document = PlanogramDocument.With(root =>
        {
            root["colour"] = 1;
            root["cameras"]![0]!["widthPixels"] = 0;
            root["positions"]![0]!["sku"] = "9";
            ((JsonObject)root["positions"]![1]!).Remove("capacity");
        });

        var result = PlanogramFile.Read(document);

        Assert.Equal(
            [
                "$: unknown key \"colour\"; allowed are $schema, schema, cameras, fixtures, shelves, products, positions, map",
                "$.cameras[0].widthPixels: 0 is not allowed; a whole number from 16 to 8192 is",
                "$.positions[0].sku: \"9\" is not in $.products",
                "$.positions[1]: key \"capacity\" is missing; it must be a whole number",
            ],
            result.Errors);
    }

    [Theory]
    [InlineData("cameras", "id")]
    [InlineData("shelves", "id")]
    [InlineData("products", "sku")]
    public void Read_names_an_id_that_is_there_twice(string list, string key)
    {
        var document = PlanogramDocument.With(root => root[list]!.AsArray().Add(root[list]![0]!.DeepClone()));
        var id = System.Text.Json.JsonDocument.Parse(document).RootElement.GetProperty(list)[0].GetProperty(key).GetString();
        var last = list == "products" ? 2 : 1;

        Assert.Equal([$"$.{list}[{last}].{key}: \"{id}\" is also that of $.{list}[0]"], PlanogramFile.Read(document).Errors);
    }

    [Fact]
    public void Read_takes_a_number_without_a_fraction_for_a_whole_number() =>
        Assert.Equal(4, PlanogramFile.Read(PlanogramDocument.With("positions/0/capacity", "4.0")).Planogram!.Positions[0].Capacity);

    [Fact]
    public void Read_names_a_key_that_is_there_twice()
    {
        var document = PlanogramDocument.Valid.Replace("\"capacity\": 4,", "\"capacity\": 4, \"capacity\": 5,", StringComparison.Ordinal);

        var result = PlanogramFile.Read(Encoding.UTF8.GetBytes(document));

        Assert.Equal(["$.positions[0]: key \"capacity\" is there twice"], result.Errors);
    }

    [Fact]
    public void Read_of_a_list_that_is_no_list_does_not_blame_those_who_refer_to_it()
    {
        var result = PlanogramFile.Read(PlanogramDocument.With("products", "7"));

        Assert.Equal(["$.products: must be an array, not a number"], result.Errors);
    }

    [Fact]
    public void Read_allows_comments_trailing_commas_and_a_byte_order_mark()
    {
        var document = "\uFEFF" + PlanogramDocument.Valid.Replace("\"schema\": 1,", "/* one */ \"schema\": 1, // two", StringComparison.Ordinal)
            .Replace("\"lowThreshold\": 0 }", "\"lowThreshold\": 0, }", StringComparison.Ordinal);

        Assert.Empty(PlanogramFile.Read(Encoding.UTF8.GetBytes(document)).Errors);
    }

    [Fact]
    public void Read_of_text_that_is_not_json_says_where_it_breaks()
    {
        var error = Assert.Single(PlanogramFile.Read("{ \"schema\": 1\n \"cameras\": [] }"u8).Errors);

        Assert.StartsWith("$: not a JSON document:", error, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("null")]
    public void Read_of_something_else_is_an_error(string document) =>
        Assert.NotEmpty(PlanogramFile.Read(Encoding.UTF8.GetBytes(document)).Errors);

    [Fact]
    public void Read_of_bytes_that_are_not_utf8_says_so() =>
        Assert.Equal(["$: is not UTF-8 text; save it as UTF-8"], PlanogramFile.Read([(byte)'"', 0xFF, (byte)'"']).Errors);

    [Theory]
    [InlineData("name")]
    [InlineData("\\ud800")]
    public void Read_of_half_a_surrogate_pair_says_where_it_is(string key)
    {
        var document = PlanogramDocument.Valid.Replace("\"name\": \"Tea, top\"", $"\"{key}\": \"\\udc00\"", StringComparison.Ordinal);

        var error = Assert.Single(PlanogramFile.Read(Encoding.UTF8.GetBytes(document)).Errors);

        Assert.EndsWith("has half a surrogate pair", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_of_too_many_bytes_refuses_before_parsing() =>
        Assert.Equal(
            ["$: has 16777217 bytes; at most 16777216 are allowed"],
            PlanogramFile.Read(new byte[PlanogramLimits.Bytes + 1]).Errors);

    [Fact]
    public void Read_of_too_many_entries_refuses_the_list()
    {
        var document = PlanogramDocument.With(root =>
        {
            var cameras = root["cameras"]!.AsArray();
            while (cameras.Count <= PlanogramLimits.Cameras)
            {
                cameras.Add(7);
            }
        });

        Assert.Equal(["$.cameras: has 65 entries; 0 to 64 are allowed"], PlanogramFile.Read(document).Errors);
    }

    [Fact]
    public void Read_of_too_many_positions_of_one_camera_names_the_first_beyond()
    {
        var document = PlanogramDocument.With(root =>
        {
            var positions = root["positions"]!.AsArray();
            while (positions.Count <= PlanogramLimits.PositionsPerCamera + 2)
            {
                var position = positions[0]!.DeepClone();
                position["id"] = $"p{positions.Count}";
                positions.Add(position);
            }
        });

        Assert.Equal(
            ["$.positions[500].camera: \"camera-1\" has more than 500 positions"], PlanogramFile.Read(document).Errors);
    }

    [Fact]
    public void Read_lists_a_hundred_errors_and_counts_the_rest()
    {
        var document = PlanogramDocument.With(root =>
        {
            var products = root["products"]!.AsArray();
            for (var i = 0; i < 130; i++)
            {
                products.Add(i);
            }
        });

        var errors = PlanogramFile.Read(document).Errors;

        Assert.Equal(101, errors.Length);
        Assert.Equal("$: 30 more errors are not listed", errors[^1]);
    }

    [Fact]
    public void Read_shortens_long_values_in_errors()
    {
        var error = Assert.Single(PlanogramFile.Read(PlanogramDocument.With("positions/0/id", $"\"{new string('x', 5000)}\"")).Errors);

        Assert.True(error.Length < 250, error);
    }

    [Fact]
    public void Write_keeps_each_zone_on_one_line_and_names_legible()
    {
        var planogram = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Valid)).Planogram!;

        var text = Encoding.UTF8.GetString(PlanogramFile.Write(planogram with
        {
            Shelves = [new Shelf(new ShelfId("a1"), "茶 & \"tea\"")],
        }));

        Assert.Contains("\n      \"zone\": [[100, 0], [200.5, 0], [200, 200]],\n", text, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"茶 & \\\"tea\\\"\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_then_read_gives_the_same_planogram() =>
        Planograms.Sample(
            planogram =>
            {
                var result = PlanogramFile.Read(PlanogramFile.Write(planogram));
                Assert.Empty(result.Errors);
                Assert.Equal(planogram.Cameras, result.Planogram!.Cameras);
                Assert.Equal(planogram.Shelves, result.Planogram.Shelves);
                Assert.Equal(planogram.Products, result.Planogram.Products);
                Assert.Equal(planogram.Positions, result.Planogram.Positions);
                Assert.Equal(planogram.Fixtures, result.Planogram.Fixtures);
            },
            iter: 200);

    [Fact]
    public void Read_of_damaged_bytes_gives_a_planogram_or_errors_and_never_throws()
    {
        var valid = Encoding.UTF8.GetBytes(PlanogramDocument.Valid);
        var damage = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 8];
        Gen.Select(damage, Gen.Int[0, valid.Length]).Sample(
            (changes, length) =>
            {
                var bytes = valid.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                var whole = PlanogramFile.Read(bytes);
                var torn = PlanogramFile.Read(bytes.AsSpan(0, length));
                Assert.NotEqual(whole.Planogram is null, whole.Errors.IsEmpty);
                Assert.NotEqual(torn.Planogram is null, torn.Errors.IsEmpty);
            },
            iter: 3000);
    }

    private static Gen<Plan> Planograms =>
        from cameras in UniqueIds(1, 3)
        from shelves in UniqueIds(1, 3)
        from skus in UniqueIds(1, 3)
        from fixtures in UniqueIds(1, 2)
        from size in Gen.Double[0, 4000]
        from names in Names.Array[3]
        from positions in Gen.Select(UniqueIds(0, 6), Gen.Int[0, 1_000_000].Array[6], Zones.Array[6])
        select new Plan(
            [.. cameras.Select((id, i) => new PlanogramCamera(new CameraId(id), 640 + i, 480 + i))],
            [.. shelves.Select((id, i) => new Shelf(new ShelfId(id), names[i]) { Fixture = i == 0 ? null : new FixtureId(fixtures[0]) })],
            [.. skus.Select((id, i) => i == 0 ? new Product(new Sku(id), names[2]) : new Product(new Sku(id), names[2 - i])
            {
                SizeMillimetres = new ProductSize(1 + (size / 7), 5000 - size, i == 1 ? null : size + 1),
                Category = names[i],
                Brand = names[0],
                Price = (decimal)Math.Round(size) / 100,
                Margin = -(decimal)Math.Round(size) / 1000,
                Image = names[1],
            })],
            [.. positions.Item1.Select((id, i) => new Position(
                new PositionId(id),
                new ShelfId(shelves[positions.Item2[i] % shelves.Length]),
                new Sku(skus[positions.Item2[i] / 3 % skus.Length]),
                new CameraId(cameras[positions.Item2[i] / 9 % cameras.Length]),
                positions.Item3[i],
                1 + (positions.Item2[i] % 200),
                positions.Item2[i] / 200 % (1 + (positions.Item2[i] % 200)))
            {
                Facings = positions.Item2[i] % 2 == 0 ? null : new FacingLayout(1 + (positions.Item2[i] % 200), 1, i == 0 ? null : i),
                CriticalThreshold = positions.Item2[i] / 200 % (1 + (positions.Item2[i] % 200)) / 2,
                Priority = 1 + (i % 5),
            })])
        {
            Fixtures = [.. fixtures.Select(id => new Fixture(new FixtureId(id), names[0]))],
        };

    private static Gen<Polygon> Zones =>
        from x in Gen.Float[0, 300]
        from y in Gen.Float[0, 200]
        from width in Gen.Float[2, 300]
        from height in Gen.Float[2, 200]
        select Polygon.FromBox(new Box(x, y, x + width, y + height));

    private static Gen<string[]> UniqueIds(int least, int most) => Ids.ArrayUnique[least, most];
}
