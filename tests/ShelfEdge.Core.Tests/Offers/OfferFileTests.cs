using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using ShelfEdge.Core.Offers;
using ShelfEdge.Testing;

namespace ShelfEdge.Core.Tests.Offers;

public sealed class OfferFileTests
{
    private const string Whole =
        """
        {
          "$schema": "offers.schema.json", "schema": 1,
          "offers": [
            {
              "id": "tea-spring", "texts": { "en": "Tea: 3 for 2", "zh-Hans": "茶叶买二送一" }, "items": ["tea-20", "tea-50"],
              "segments": ["lapsing", "regular 2"], "from": "2026-03-01T08:00:00+01:00", "until": "2026-04-01T00:00:00Z",
              "holdOutShare": 0.25, "countDays": 14
            },
            { "id": "milk", "texts": { "en": "Milk" }, "items": ["milk-1"] }
          ]
        }
        """;

    public static TheoryData<string, string> Bad => new()
    {
        { "schema", "2" },
        { "$schema", "1" },
        { "colour", "1" },
        { "offers", "{}" },
        { "offers/0", "7" },
        { "offers/0/colour", "1" },
        { "offers/0/id", "\"a b\"" },
        { "offers/0/texts", "\"Tea\"" },
        { "offers/0/texts/fr", "\"Thé\"" },
        { "offers/0/texts/en", "\"\"" },
        { "offers/0/texts/en", "\"a\\tb\"" },
        { "offers/0/texts/zh-Hans", "1" },
        { "offers/0/items", "[]" },
        { "offers/0/items", "[\"a b\"]" },
        { "offers/0/items", "[\"a\", \"a\"]" },
        { "offers/0/items", "[1]" },
        { "offers/0/segments", "[]" },
        { "offers/0/segments", "[\"\"]" },
        { "offers/0/segments", "\"lapsing\"" },
        { "offers/0/from", "\"2026-03-01T08:00:00\"" },
        { "offers/0/from", "\"2026-03-01\"" },
        { "offers/0/from", "1" },
        { "offers/0/holdOutShare", "0.91" },
        { "offers/0/holdOutShare", "-0.1" },
        { "offers/0/countDays", "0" },
        { "offers/0/countDays", "91" },
        { "offers/0/countDays", "1.5" },
    };

    [Fact]
    public async Task Whole_file_is_read_and_keeps_the_schema()
    {
        var read = OfferFile.Read(Encoding.UTF8.GetBytes(Whole));

        Assert.Empty(read.Errors);
        Assert.Empty((await SchemaAsync()).Validate(Whole));
        var (tea, milk) = (read.Offers!.All[0], read.Offers.All[1]);
        Assert.Equal(("tea-spring", "Tea: 3 for 2", "茶叶买二送一"), (tea.Id, tea.Texts["en"], tea.Texts["zh-Hans"]));
        Assert.Equal(["tea-20", "tea-50"], tea.Items);
        Assert.Equal(["lapsing", "regular 2"], tea.Segments);
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 7, 0, 0, default), new DateTimeOffset(2026, 4, 1, 0, 0, 0, default)), (tea.From, tea.Until));
        Assert.Equal((0.25, TimeSpan.FromDays(14)), (tea.HoldOutShare, tea.CountFor));
        Assert.Equal((0.1, TimeSpan.FromDays(7), 0), (milk.HoldOutShare, milk.CountFor, milk.Segments.Length));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Value_that_is_not_allowed_fails_reader_and_schema_at_its_path(string path, string value)
    {
        var document = JsonNode.Parse(Whole)!;
        Place(document, path, JsonNode.Parse(value));
        var text = document.ToJsonString();

        var error = Assert.Single(OfferFile.Read(Encoding.UTF8.GetBytes(text)).Errors);
        Assert.StartsWith("$", error, StringComparison.Ordinal);
        Assert.NotEmpty((await SchemaAsync()).Validate(text));
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("offers")]
    [InlineData("offers/0/id")]
    [InlineData("offers/0/texts")]
    [InlineData("offers/0/texts/en")]
    [InlineData("offers/0/items")]
    public async Task Missing_key_fails_reader_and_schema(string path)
    {
        var document = JsonNode.Parse(Whole)!;
        Remove(document, path);

        Assert.Contains($"\"{path.Split('/')[^1]}\" is missing", Assert.Single(OfferFile.Read(Encoding.UTF8.GetBytes(document.ToJsonString())).Errors), StringComparison.Ordinal);
        Assert.NotEmpty((await SchemaAsync()).Validate(document.ToJsonString()));
    }

    [Fact]
    public void All_errors_come_at_once_with_their_paths()
    {
        var read = OfferFile.Read(
            """
            // Comments are allowed, and trailing commas.
            { "schema": 1, "offers": [
                { "id": "a", "texts": {}, "items": ["x", 3] },
                { "id": "a", "texts": { "en": "A" }, "items": ["x"], "from": "2026-03-02T00:00:00Z", "until": "2026-03-01T00:00:00Z" },
            ] }
            """u8);

        Assert.Null(read.Offers);
        Assert.Equal(
            [
                "$.offers[0].texts: key \"en\" is missing; it must be a string",
                "$.offers[0].items[1]: must be a string, not a number",
                "$.offers[1].id: \"a\" is also that of $.offers[0]",
                "$.offers[1].until: must be later than from",
            ],
            read.Errors);
    }

    [Fact]
    public void Bytes_that_are_no_document_are_one_error()
    {
        Assert.Contains("not a JSON document", Assert.Single(OfferFile.Read("{"u8).Errors), StringComparison.Ordinal);
        Assert.Contains("at most 1048576", Assert.Single(OfferFile.Read(new byte[OfferLimits.Bytes + 1]).Errors), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Assert.Single(OfferFile.Read([(byte)'"', 0xFF, (byte)'"']).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_file_is_refused_or_read_and_never_throws()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var read = OfferFile.Read(bytes);
            Assert.Equal(read.Offers is null, read.Errors.Length > 0);
            refused += read.Offers is null ? 1 : 0;
        }

        Assert.InRange(refused, 1, 1_999);
    }

    private static void Place(JsonNode document, string path, JsonNode? value)
    {
        var parts = path.Split('/');
        var owner = Owner(document, parts);
        if (owner is JsonArray array)
        {
            array[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            owner[parts[^1]] = value;
        }
    }

    private static void Remove(JsonNode document, string path)
    {
        var parts = path.Split('/');
        Owner(document, parts).AsObject().Remove(parts[^1]);
    }

    private static JsonNode Owner(JsonNode document, string[] parts) => parts[..^1].Aggregate(
        document,
        (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);

    private static async Task<JsonSchema> SchemaAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "schemas", "offers.schema.json"), stop);

        // The validator resolves references by the older name of the keyword only.
        return await JsonSchema.FromJsonAsync(text.Replace("$defs", "definitions", StringComparison.Ordinal), stop);
    }
}
