using System.Collections.Immutable;
using ShelfEdge.Hub.Settings;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Hub.Tests.Settings;

public sealed class HubSettingsTests
{
    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (options, problems) = Read(
            ("SHELFEDGE_HUB__STORAGE__KIND", "oracle"), ("SHELFEDGE_HUB__INTAKE__BATCHSIZE", "0"), ("SHELFEDGE_HUB__MQTT__HOSTT", "x"),
            ("SHELFEDGE_HUB__API__ADDRESS", "0.0.0.0"), ("SHELFEDGE_HUB__STORAGE__PASSWORDFILE", "/no/such/file"));

        Assert.Null(options);
        string[] keys = ["storage.kind", "intake.batchSize", "mqtt.HOSTT", "api.address", "storage.passwordFile"];
        Assert.All(keys, key => Assert.Contains(problems, problem => problem.Key.Equals(key, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(keys.Length, problems.Length);
    }

    [Fact]
    public void Password_in_the_connection_is_refused_and_not_repeated()
    {
        var (_, problems) = Read(("SHELFEDGE_HUB__STORAGE__KIND", "postgres"), ("SHELFEDGE_HUB__STORAGE__CONNECTION", "Host=db;Password=hunter2"));

        Assert.DoesNotContain("hunter2", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_subscription_needs_the_version_that_has_it()
    {
        var (_, problems) = Read(("SHELFEDGE_HUB__INTAKE__SPLIT", "shared"), ("SHELFEDGE_HUB__MQTT__PROTOCOL", "mqtt311"));

        Assert.Contains("stores", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anything_it_is_one_hub_with_a_file()
    {
        var (options, problems) = Read();

        Assert.Empty(problems);
        Assert.Equal((StorageKind.Sqlite, 8090), (options!.Storage.Kind, options.Api.Port));
    }

    private static (HubOptions? Options, ImmutableArray<SettingsProblem> Problems) Read(
        params (string, string)[] variables) =>
        new HubSettingsReader(variables.ToDictionary(one => one.Item1, one => one.Item2)).Read(null);
}
