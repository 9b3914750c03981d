using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Api;

public sealed class ApiDocsTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "docs/api.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Metrics_that_are_documented_are_those_that_there_are() =>
        Assert.Equal(MetricNames.All, Names().Where(name => name.StartsWith("shelfedge_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Paths_that_are_documented_are_those_that_there_are() => Assert.Equal(
        [
            "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/v1/alerts", "/v1/alerts/suppressions",
            "/v1/alerts/{id}", "/v1/alerts/{id}/evidence/{moment}", "/v1/availability", "/v1/cameras",
            "/v1/cameras/{id}/gaps", "/v1/cameras/{id}/latest.jpg", "/v1/compliance", "/v1/insight/offers", "/v1/insight/rules", "/v1/kiosks/{kiosk}/recommendations",
            "/v1/outbox", "/v1/positions/{id}/forecast", "/v1/shoppers/{id}/segment", "/v1/stock",
        ],
        Names().Where(name => name.StartsWith("GET ", StringComparison.Ordinal)).Select(name => name[4..]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names() => Rows.Select(row => row.Split('`')[1]);
}
