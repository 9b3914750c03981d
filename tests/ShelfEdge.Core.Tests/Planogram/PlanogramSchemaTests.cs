using System.Text;
using NJsonSchema;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Planogram;

public sealed class PlanogramSchemaTests
{
    public static TheoryData<string, string> Good => new()
    {
        { "$schema", "\"../planogram.schema.json\"" },
        { "positions", "[]" },
        { "positions/0/id", "\"...\"" },
        { "positions/0/id", $"\"{new string('x', 64)}\"" },
        { "positions/0/capacity", "200" },
        { "positions/0/lowThreshold", "0" },
        { "positions/0/zone", "[[0.5, 0], [1280, 0], [1280, 720]]" },
        { "shelves/0/name", "\"茶 𝄞\"" },
        { "fixtures", "[{ \"id\": \"a\", \"name\": \"Aisle A\" }]" },
        { "products/0/sizeMm", "{ \"width\": 1, \"height\": 5000 }" },
        { "products/0/category", "\"Tea\"" },
        { "products/0/price", "0" },
        { "products/0/margin", "-1.5" },
        { "positions/0/facings", "{ \"wide\": 2, \"high\": 2, \"deep\": 200 }" },
        { "positions/0/criticalThreshold", "1" },
        { "positions/0/priority", "5" },
    };

    public static TheoryData<string, string> Bad => new()
    {
        { "schema", "2" },
        { "schema", "\"1\"" },
        { "$schema", "1" },
        { "colour", "1" },
        { "cameras", "{}" },
        { "cameras/0", "7" },
        { "cameras/0/colour", "1" },
        { "cameras/0/widthPixels", "15" },
        { "cameras/0/widthPixels", "8193" },
        { "cameras/0/widthPixels", "\"1280\"" },
        { "cameras/0/heightPixels", "100.5" },
        { "shelves/0", "{}" },
        { "shelves/0/id", "\"a b\"" },
        { "shelves/0/name", "\"\"" },
        { "shelves/0/name", "\"a\\tb\"" },
        { "products/0/name", "null" },
        { "products/0/name", $"\"{new string('x', 201)}\"" },
        { "products/0/sku", "4001" },
        { "positions/0/id", "\".\"" },
        { "positions/0/id", "\"..\"" },
        { "positions/0/id", "\"\"" },
        { "positions/0/id", $"\"{new string('x', 65)}\"" },
        { "positions/0/camera", "\"a/b\"" },
        { "positions/0/zone", "[[0, 0], [1, 1]]" },
        { "positions/0/zone/0", "[0]" },
        { "positions/0/zone/0", "[0, 0, 0]" },
        { "positions/0/zone/0", "[0, null]" },
        { "positions/0/zone/0", "[-1, 0]" },
        { "positions/0/zone/0", "[8193, 0]" },
        { "positions/0/capacity", "0" },
        { "positions/0/capacity", "201" },
        { "positions/0/capacity", "1.5" },
        { "positions/0/lowThreshold", "-1" },
        { "positions/0/lowThreshold", "200" },
        { "positions/0/facings", "1" },
        { "positions/0/facings", "{}" },
        { "positions/0/facings", "{ \"wide\": 0 }" },
        { "positions/0/facings", "{ \"wide\": 4, \"colour\": 1 }" },
        { "positions/0/criticalThreshold", "-1" },
        { "positions/0/priority", "0" },
        { "positions/0/priority", "6" },
        { "cameras/0/zones", "[{}]" },
        { "cameras/0/zones", "[{ \"position\": \"a1-1\", \"zone\": [[0, 0]] }]" },
        { "fixtures", "[{ \"id\": \"a\" }]" },
        { "shelves/0/fixture", "1" },
        { "products/0/sizeMm", "{ \"width\": 1 }" },
        { "products/0/sizeMm", "{ \"width\": 0.5, \"height\": 1 }" },
        { "products/0/category", "\"\"" },
        { "products/0/price", "-1" },
        { "products/0/price", "1000001" },
        { "products/0/margin", "\"1\"" },
        { "products/0/image", "\"\"" },
    };

    public static TheoryData<string, string> BadInMeaning => new()
    {
        { "positions/0/id", "\"a1-2\"" },
        { "positions/0/shelf", "\"b1\"" },
        { "positions/0/lowThreshold", "4" },
        { "positions/0/criticalThreshold", "2" },
        { "positions/0/facings", "{ \"wide\": 3 }" },
        { "shelves/0/fixture", "\"a\"" },
        { "cameras/0/zones", "[{ \"position\": \"a1-1\", \"zone\": [[0, 0], [9, 0], [9, 9]] }]" },
        { "positions/0/zone/0", "[1281, 0]" },
        { "positions/0/zone", "[[0, 0], [9, 9], [9, 0], [0, 9]]" },
    };

    [Fact]
    public async Task A_document_with_every_key_passes_the_schema_and_the_reader()
    {
        Assert.Empty((await ReadSchema()).Validate(PlanogramDocument.Full));
        Assert.Empty(PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Full)).Errors);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_document_passes_the_schema_and_the_reader(string path, string json)
    {
        var document = PlanogramDocument.With(path, json);

        Assert.Empty((await ReadSchema()).Validate(Encoding.UTF8.GetString(document)));
        Assert.Empty(PlanogramFile.Read(document).Errors);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_document_fails_the_schema_and_the_reader(string path, string json)
    {
        var document = PlanogramDocument.With(path, json);

        Assert.NotEmpty((await ReadSchema()).Validate(Encoding.UTF8.GetString(document)));
        Assert.NotEmpty(PlanogramFile.Read(document).Errors);
    }

    [Theory]
    [MemberData(nameof(BadInMeaning))]
    public async Task What_a_schema_cannot_say_the_reader_refuses(string path, string json)
    {
        var document = PlanogramDocument.With(path, json);

        Assert.Empty((await ReadSchema()).Validate(Encoding.UTF8.GetString(document)));
        Assert.NotEmpty(PlanogramFile.Read(document).Errors);
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("cameras")]
    [InlineData("shelves")]
    [InlineData("products")]
    [InlineData("positions")]
    [InlineData("cameras/0/id")]
    [InlineData("cameras/0/widthPixels")]
    [InlineData("cameras/0/heightPixels")]
    [InlineData("shelves/0/id")]
    [InlineData("shelves/0/name")]
    [InlineData("products/0/sku")]
    [InlineData("products/0/name")]
    [InlineData("positions/0/id")]
    [InlineData("positions/0/shelf")]
    [InlineData("positions/0/sku")]
    [InlineData("positions/0/camera")]
    [InlineData("positions/0/zone")]
    [InlineData("positions/0/capacity")]
    [InlineData("positions/0/lowThreshold")]
    public async Task A_missing_key_fails_the_schema_and_the_reader(string path)
    {
        var document = PlanogramDocument.Without(path);

        Assert.NotEmpty((await ReadSchema()).Validate(Encoding.UTF8.GetString(document)));
        Assert.NotEmpty(PlanogramFile.Read(document).Errors);
    }

    private static async Task<JsonSchema> ReadSchema()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = Path.Combine(Repository.Root, "docs", "schemas", "planogram.schema.json");
        var text = await File.ReadAllTextAsync(path, cancellation);

        // The validator resolves references by the older name of the keyword only.
        return await JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), cancellation);
    }
}
