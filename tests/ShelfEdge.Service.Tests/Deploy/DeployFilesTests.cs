using ShelfEdge.Service.Settings;
using ShelfEdge.Testing;

namespace ShelfEdge.Service.Tests.Deploy;

public sealed class DeployFilesTests
{
    [Theory]
    [InlineData("Type=notify")]
    [InlineData("WatchdogSec=120")]
    [InlineData("Restart=on-failure")]
    [InlineData("RestartPreventExitStatus=78 2")]
    [InlineData("RestartForceExitStatus=75")]
    [InlineData("StateDirectory=shelfedge")]
    [InlineData("DynamicUser=yes")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("CapabilityBoundingSet=")]
    public void Unit_has(string line) =>
        Assert.Contains(line, File.ReadAllLines(Path.Combine(Repository.Root, "deploy/systemd/shelfedge.service")));

    [Fact]
    public void Broker_of_the_compose_file_lets_nobody_in_without_a_password()
    {
        var settings = File.ReadAllLines(Path.Combine(Repository.Root, "deploy/mosquitto/mosquitto.conf"));

        Assert.Contains("allow_anonymous false", settings);
        Assert.Contains("password_file /run/secrets/mosquitto-passwords", settings);
    }

    [Theory]
    [InlineData("deploy/systemd/shelfedge.json")]
    [InlineData("deploy/box/shelfedge.json")]
    [InlineData("deploy/demo/shelfedge.json")]
    public void Settings_that_are_shipped_have_no_mistake_of_their_own(string path)
    {
        var read = new SettingsReader(new Dictionary<string, string>()).Read(new FileInfo(Path.Combine(Repository.Root, path)));

        // The planogram is the store's own, or is made by the demo.
        Assert.All(read.Problems, problem => Assert.Contains("planogram: cannot be read", problem.ToString(), StringComparison.Ordinal));
    }
}
