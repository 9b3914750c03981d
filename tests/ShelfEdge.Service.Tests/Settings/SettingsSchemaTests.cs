using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using ShelfEdge.Service.Settings;
using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class SettingsSchemaTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/schemas/shelfedge.schema.json")))!.AsObject();

    public static TheoryData<string> Keys { get; } = [.. OptionRow.All().Select(row => row.Path)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_has_its_type_default_and_bounds(string path)
    {
        var row = OptionRow.All().Single(row => row.Path == path);
        var (owner, name) = Owner(path);
        var key = owner["properties"]![name]?.AsObject();

        Assert.NotNull(key);
        Assert.False(string.IsNullOrWhiteSpace((string?)key["description"]));
        Assert.Equal(TypeOf(row), (string?)key["type"] ?? (string?)key["$ref"] ?? "enum");
        Assert.Equal(row.IsRequired, owner["required"]?.AsArray().Any(required => (string?)required == name) ?? false);
        if (row.Default is not (null or System.Collections.ICollection) && !row.IsRequired)
        {
            Assert.Equal(SettingsValue.Format(row.Default), Text(key["default"]));
        }

        foreach (var rule in row.Key.Rules)
        {
            CheckRule(rule, row, key);
        }
    }

    [Fact]
    public void Schema_has_no_other_keys()
    {
        var known = OptionRow.All().Select(row => row.Path).Append("$schema").Order();

        Assert.Equal(known, Paths(Schema, "").Order());
    }

    [Fact]
    public void Every_object_refuses_unknown_keys() =>
        Assert.All(Objects(Schema), one => Assert.False((bool?)one["additionalProperties"] ?? true, one.ToJsonString()));

    [Fact]
    public void Schema_lies_beside_the_executable() =>
        Assert.Equal(Schema.ToJsonString(), JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "shelfedge.schema.json")))!.ToJsonString());

    private static string TypeOf(OptionRow row) =>
        row.Key.ListOf is not null ? "array"
        : row.Key.Type == typeof(string) ? "string"
        : row.Key.Type == typeof(bool) ? "boolean"
        : row.Key.Type == typeof(int) || row.Key.Type == typeof(long) ? "integer"
        : row.Key.Type == typeof(double) ? "number"
        : row.Key.Type == typeof(TimeSpan) ? "#/$defs/duration"
        : "enum";

    private static void CheckRule(ValidationAttribute rule, OptionRow row, JsonObject key)
    {
        switch (rule)
        {
            case RangeAttribute range when row.Key.Type == typeof(TimeSpan):
                Assert.Equal(
                    OptionRule.Describe(range), $"must be from {(string?)key["x-minimum"]} to {(string?)key["x-maximum"]}");
                break;
            case RangeAttribute range:
                Assert.Equal(Number(range.Minimum), Text(key[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"]));
                Assert.Equal(Number(range.Maximum), Text(key["maximum"]));
                break;
            case RegularExpressionAttribute pattern:
                Assert.Equal($"^{pattern.Pattern.TrimStart('^').TrimEnd('$')}$", (string?)key["pattern"]);
                break;
            case StringLengthAttribute length:
                Assert.Equal((length.MinimumLength, length.MaximumLength), ((int)key["minLength"]!, (int)key["maxLength"]!));
                break;
            case MinLengthAttribute length:
                Assert.Equal(length.Length, (int)key["minItems"]!);
                break;
            case MaxLengthAttribute length:
                Assert.Equal(length.Length, (int)key["maxItems"]!);
                break;
            case RequiredAttribute:
                break;
            default:
                Assert.Fail($"The schema cannot say {rule.GetType().Name}.");
                break;
        }
    }

    private static (JsonObject Owner, string Name) Owner(string path)
    {
        var parts = path.Split('.');
        var owner = Schema;
        foreach (var part in parts[..^1])
        {
            owner = part.EndsWith("[]", StringComparison.Ordinal)
                ? Resolve(owner["properties"]![part[..^2]]!["items"]!)
                : owner["properties"]![part]!.AsObject();
        }

        return (owner, parts[^1]);
    }

    private static IEnumerable<string> Paths(JsonObject owner, string prefix)
    {
        foreach (var (name, node) in owner["properties"]!.AsObject())
        {
            if (node!["properties"] is not null)
            {
                foreach (var path in Paths(node.AsObject(), $"{prefix}{name}."))
                {
                    yield return path;
                }

                continue;
            }

            yield return prefix + name;
            if (node["items"] is { } items && Resolve(items).ContainsKey("properties"))
            {
                foreach (var path in Paths(Resolve(items), $"{prefix}{name}[]."))
                {
                    yield return path;
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one when one.ContainsKey("properties") && (string?)one["type"] == "object" =>
            one.SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonObject one => one.SelectMany(member => Objects(member.Value)),
        _ => [],
    };

    private static JsonObject Resolve(JsonNode node) =>
        (string?)node["$ref"] is { } reference ? Schema["$defs"]![reference["#/$defs/".Length..]]!.AsObject() : node.AsObject();

    private static string? Text(JsonNode? node) => node is null ? null : SettingsValue.Format(node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => node.GetValue<double>(),
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => (string)node!,
    });

    private static string Number(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
