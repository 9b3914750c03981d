using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Messaging.Tests.Contract;

/// <summary>Compares <c>docs/messages.md</c> with the code, in both directions.</summary>
public sealed partial class MessagesDocTests
{
    private static readonly string Document = Repository.Read("docs/messages.md");

    [Fact]
    public void Topics_are_those_of_the_code()
    {
        Assert.Equal(TopicsInCode().Order(), TopicRows().Select(row => row[0]).Order());
    }

    [Fact]
    public void Retained_topics_are_those_that_the_code_retains()
    {
        var byTopic = TopicRows().ToDictionary(row => row[0]);
        foreach (var entry in Examples.All())
        {
            var template = entry.Message.Topic
                .Replace("store-7/box-1", "{site}/{box}", StringComparison.Ordinal)
                .Replace("/aisle-3.milk.1", "/{position}", StringComparison.Ordinal)
                .Replace("replies/detect-now", "replies/{command}", StringComparison.Ordinal)
                .Replace("cameras/cam-1", "cameras/{camera}", StringComparison.Ordinal);

            Assert.Equal(entry.Message.Retain ? "yes" : "no", byTopic[template][1]);
            Assert.Equal(entry.Message.Type, byTopic[template][2]);
        }
    }

    [Fact]
    public void Event_types_are_those_of_the_code() =>
        Assert.Equal(EventTypes.All.Order(), TypeHeading().Matches(Document).Select(match => match.Groups[1].Value).Order());

    [Fact]
    public void Availability_values_are_those_of_the_code()
    {
        var values = typeof(Availability).GetFields().Select(field => $"`{field.GetValue(null)}`").Order();

        var row = Regex.Match(Document, @"^\| `shelfedge/\{site\}/\{box\}/available`.*$", RegexOptions.Multiline).Value;
        Assert.Equal(values, CodeSpan().Matches(row).Skip(1).Select(match => match.Value).Order());
    }

    [Fact]
    public void Envelope_fields_are_those_that_are_composed()
    {
        using var composed = JsonDocument.Parse(EventEnvelope.Compose(Examples.All()[0]));

        Assert.Equal(
            composed.RootElement.EnumerateObject().Select(property => property.Name),
            Rows(Section("## Envelope")).Select(row => row[0]).Skip(1));
    }

    [Fact]
    public void Data_fields_are_those_of_each_payload()
    {
        foreach (var (type, payload) in Payloads())
        {
            var fields = MessagingJsonContext.Default.GetTypeInfo(payload)!.Properties;
            var rows = Rows(Section($"### `{type}`")).Skip(1).ToList();

            Assert.Equal(fields.Select(field => field.Name), rows.Select(row => row[0]));
            foreach (var (field, row) in fields.Zip(rows))
            {
                var isNullable = field.IsGetNullable || Nullable.GetUnderlyingType(field.PropertyType) is not null;
                Assert.True(isNullable == row[1].Contains("null", StringComparison.Ordinal), $"{type} {field.Name}: {row[1]}");
                var values = field.PropertyType.IsEnum
                    ? Enum.GetNames(field.PropertyType).Select(JsonNamingPolicy.CamelCase.ConvertName)
                    : type == EventTypes.CameraStatus && field.Name == "state" ? CameraStatusPayload.States : [];
                Assert.All(values, value => Assert.Contains($"`{value}`", row[3], StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Examples_are_what_the_code_composes()
    {
        foreach (var entry in Examples.All())
        {
            var section = Section($"### `{entry.Message.Type}`");
            var example = Regex.Match(section, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
            var composed = JsonNode.Parse(Examples.Compose(entry).Span)!.ToJsonString();

            Assert.Equal(JsonNode.Parse(example)!.ToJsonString(), composed);
        }
    }

    [Fact]
    public void Schemas_that_are_named_exist()
    {
        var named = Regex.Matches(Document, @"\]\((schemas/[^)]+\.json)\)")
            .Select(match => Path.Combine("docs", match.Groups[1].Value))
            .ToList();

        // Besides: the envelope and the command.
        Assert.Equal(EventTypes.All.Length + 2, named.Distinct().Count());
        Assert.All(named, file => Assert.NotEmpty(Repository.Read(file)));
    }

    private static IEnumerable<(string Type, Type Payload)> Payloads() =>
    [
        (EventTypes.StockChanged, typeof(StockPayload)),
        (EventTypes.StockState, typeof(StockPayload)),
        (EventTypes.Restocked, typeof(RestockedPayload)),
        (EventTypes.Alert, typeof(AlertPayload)),
        (EventTypes.AlertState, typeof(AlertStatePayload)),
        (EventTypes.CameraStatus, typeof(CameraStatusPayload)),
        (EventTypes.Audit, typeof(AuditPayload)),
        (EventTypes.Reply, typeof(ReplyPayload)),
    ];

    private static IEnumerable<string[]> TopicRows() =>
        Rows(Section("## Topics")).Where(row => row[0].Contains('/', StringComparison.Ordinal));

    /// <summary>Every topic of the code with its parameters in braces, found by reflection so that none is forgotten.</summary>
    private static IEnumerable<string> TopicsInCode()
    {
        var topics = new Topics("shelfedge", "{site}", "{box}");
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var plain = typeof(Topics).GetProperties(Own)
            .Where(property => property.Name != nameof(Topics.Source))
            .Select(property => (string)property.GetValue(topics)!);
        var byId = typeof(Topics).GetMethods(Own)
            .Where(method => method.ReturnType == typeof(string) && !method.IsSpecialName)
            .Select(method =>
            {
                var parameter = Assert.Single(method.GetParameters());
                var name = $"{{{parameter.Name}}}";
                var placeholder = parameter.ParameterType == typeof(string) ? name : Activator.CreateInstance(parameter.ParameterType, name);
                return (string)method.Invoke(topics, [placeholder])!;
            });
        return plain.Concat(byId);
    }

    private static string Section(string heading)
    {
        var level = heading[..heading.IndexOf(' ', StringComparison.Ordinal)];
        var match = Regex.Match(
            Document,
            $@"^{Regex.Escape(heading)}$(.*?)(?=^#{{2,{level.Length}}} |\z)",
            RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.True(match.Success, $"docs/messages.md has no heading {heading}");
        return match.Groups[1].Value;
    }

    /// <summary>Table rows without the line of dashes; a cell that is one code span stands without its marks.</summary>
    private static IEnumerable<string[]> Rows(string section) =>
        section.Split('\n')
            .Where(line => line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => Regex.Replace(cell.Trim(), "^`([^`]*)`$", "$1")).ToArray());

    [GeneratedRegex("^### `(com[^`]*)`$", RegexOptions.Multiline)]
    private static partial Regex TypeHeading();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();
}
