using System.Text.Json.Nodes;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly Dictionary<string, string> _environment = [];

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Complete_settings_are_read_with_absolute_paths()
    {
        var settings = Read().Settings!;

        Assert.Equal("store-1", settings.Options.Site);
        Assert.Equal(Path.Combine(_store.Folder, "planogram.json"), settings.Options.Planogram);
        Assert.Equal(Path.Combine(_store.Folder, "data", "outbox.db"), settings.Options.Outbox.Path);
        Assert.Equal(Path.Combine(_store.Folder, "frames"), Assert.Single(settings.Options.Cameras).Uri);
        Assert.Equal(("store-1", "box-1"), (settings.Options.Mqtt.Site, settings.Options.Mqtt.Box));
        Assert.Equal(2, settings.Planogram.Positions.Length);
    }

    [Fact]
    public void Environment_wins_over_the_file()
    {
        _environment["SHELFEDGE__MQTT__HOST"] = "broker.example";
        _environment["shelfedge__api__port"] = "9090";
        _environment["SHELFEDGE__CAMERAS__0__FRAMESPERSECOND"] = "2.5";
        _environment["SHELFEDGE_SHARED"] = "is not ours";

        var options = Read().Settings!.Options;

        Assert.Equal("broker.example", options.Mqtt.Host);
        Assert.Equal(9090, options.Api.Port);
        Assert.Equal(2.5, options.Cameras[0].FramesPerSecond);
    }

    [Fact]
    public void Environment_alone_can_add_a_list_entry()
    {
        _store.Settings["cameras"] = new JsonArray();
        _environment["SHELFEDGE__CAMERAS__0__ID"] = TestStore.Camera;
        _environment["SHELFEDGE__CAMERAS__0__URI"] = "rtsp://192.0.2.1/a";

        Assert.Equal("rtsp://192.0.2.1/a", Read().Settings!.Options.Cameras[0].Uri);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_with_line_key_and_what_is_allowed()
    {
        _store.Settings["site"] = "store 1";
        _store.Settings["sites"] = "a";
        _store.Settings["api"] = new JsonObject { ["port"] = 99999, ["adress"] = "127.0.0.1" };
        _store.Settings["mqtt"] = new JsonObject { ["keepAlive"] = 30, ["tls"] = "yes" };
        _store.Settings["logging"] = new JsonObject { ["level"] = "loud" };
        _store.Settings.Remove("box");

        var problems = Read().Problems.Select(problem => problem.ToString()).ToList();

        Assert.Equal(8, problems.Count);
        Contains("site: 'store 1' is not allowed; it must have 1 to 64 of the characters a-z A-Z 0-9 . _ -");
        Contains("sites: is not a known key; did you mean 'site'?");
        Contains("box: is required");
        Contains("api.port: '99999' is not allowed; it must be from 0 to 65535");
        Contains("api.adress: is not a known key; did you mean 'address'?");
        Contains("mqtt.keepAlive: '30' is not allowed; it must be a number with ms, s, m, h or d");
        Contains("mqtt.tls: 'yes' is not allowed; it must be true or false");
        Contains("logging.level: 'loud' is not allowed; it must be one of trace, debug, information");
        Assert.All(problems, problem => Assert.Matches(@"shelfedge\.json(:\d+)?: ", problem));

        void Contains(string text) => Assert.Contains(problems, problem => problem.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Mistake_in_the_environment_names_the_variable()
    {
        _environment["SHELFEDGE__API__PORT"] = "many";

        Assert.StartsWith("SHELFEDGE__API__PORT: api.port: 'many' is not allowed", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_over_two_keys_is_reported_in_the_words_of_the_file()
    {
        _store.Settings["mqtt"] = new JsonObject { ["passwordFile"] = "frames/0.png" };

        Assert.EndsWith("mqtt.passwordFile: passwordFile needs username", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_secret_is_reported()
    {
        _store.Settings["mqtt"] = new JsonObject { ["username"] = "box", ["passwordFile"] = "secret" };

        Assert.EndsWith($"mqtt.passwordFile: there is no file {Path.Combine(_store.Folder, "secret")}", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_is_first_looked_for_in_the_credentials_of_systemd()
    {
        var credentials = Directory.CreateDirectory(Path.Combine(_store.Folder, "credentials")).FullName;
        File.WriteAllText(Path.Combine(credentials, "secret"), "from systemd");
        File.WriteAllText(Path.Combine(_store.Folder, "secret"), "from the folder");
        _environment["CREDENTIALS_DIRECTORY"] = credentials;
        _store.Settings["mqtt"] = new JsonObject { ["username"] = "box", ["passwordFile"] = "secret" };

        Assert.Equal(Path.Combine(credentials, "secret"), Read().Settings!.Options.Mqtt.PasswordFile);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.7")]
    [InlineData("::")]
    public void Address_that_others_can_reach_needs_a_statement(string address)
    {
        _store.Settings["api"] = new JsonObject { ["address"] = address };
        Assert.Contains("allowRemote", Only(), StringComparison.Ordinal);

        _store.Settings["api"] = new JsonObject { ["address"] = address, ["allowRemote"] = true };
        Assert.NotNull(Read().Settings);
    }

    [Fact]
    public void Address_that_is_none_is_refused()
    {
        _store.Settings["api"] = new JsonObject { ["address"] = "localhost" };

        Assert.Contains("api.address: 'localhost' is not an IP address", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Camera_that_the_planogram_does_not_know_is_reported_and_so_is_the_other_way_round()
    {
        _store.Settings["cameras"]![0]!["id"] = "camera-9";

        var problems = Read().Problems.Select(problem => problem.ToString()).ToList();

        Assert.Equal(2, problems.Count);
        Assert.EndsWith("cameras[0].id: 'camera-9' is not a camera of the planogram, which has camera-1", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("cameras: lacks camera 'camera-1' of the planogram", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Camera_id_that_is_used_twice_is_reported()
    {
        _store.Settings["cameras"]!.AsArray().Add(_store.Settings["cameras"]![0]!.DeepClone());

        Assert.Contains("cameras[1].id: 'camera-1' is taken", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_timeout_that_a_rightful_pause_exceeds_is_refused()
    {
        _store.Settings["mqtt"] = new JsonObject { ["maxRetryDelay"] = "10m" };

        Assert.Contains("health.loopTimeout: must exceed 610s", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_of_the_planogram_are_reported_with_those_of_the_settings()
    {
        File.WriteAllText(Path.Combine(_store.Folder, "planogram.json"), """{ "schema": 1, "cameras": "none" }""");
        _store.Settings.Remove("site");

        var problems = Read().Problems.Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem => problem.EndsWith("site: is required", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("planogram.json: $.cameras", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_planogram_is_reported()
    {
        _store.Settings["planogram"] = "nowhere.json";

        Assert.Contains("planogram: cannot be read: ", Only(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_settings_file_is_reported()
    {
        var read = new SettingsReader(_environment).Read(new FileInfo(Path.Combine(_store.Folder, "none.json")));

        Assert.Contains("none.json: cannot be read: ", Assert.Single(read.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Input_needs_no_file_and_still_heeds_the_environment()
    {
        _environment["SHELFEDGE__API__PORT"] = "9191";

        var read = new SettingsReader(_environment).ForInput(Path.Combine(_store.Folder, "frames"), _store.Folder, loop: false);

        Assert.Empty(read.Problems);
        Assert.Equal(9191, read.Settings!.Options.Api.Port);
        Assert.Equal(("input", false), (read.Settings.Options.Cameras[0].Id, read.Settings.Options.Cameras[0].Loop));
        Assert.Empty(read.Settings.Planogram.Positions);
    }

    private SettingsReadResult Read() => new SettingsReader(_environment).Read(_store.Save());

    private string Only() => Assert.Single(Read().Problems).ToString();
}
