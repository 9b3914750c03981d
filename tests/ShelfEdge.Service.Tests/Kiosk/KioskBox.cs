using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Service.Tests.Kiosk;

/// <summary>A running box with a key for one kiosk and one for staff, whose left half (cola) holds what a test says.</summary>
internal sealed class KioskBox : IAsyncDisposable
{
    public const string Card = "raw-card-4711";

    private KioskBox(TestStore store, RunningBox box, string key, string staff)
    {
        Store = store;
        Box = box;
        Key = key;
        Staff = staff;
    }

    public TestStore Store { get; }

    public RunningBox Box { get; private set; }

    public string Key { get; }

    public string Staff { get; }

    public static string Models(TestStore store) => Directory.CreateDirectory(Path.Combine(store.Folder, "data", "recommend")).FullName;

    public static async Task<KioskBox> StartAsync(CancellationToken stop, Func<int>? onTheLeft = null, Action<TestStore>? prepare = null)
    {
        var store = new TestStore();
        store.Settings["mqtt"] = new System.Text.Json.Nodes.JsonObject { ["host"] = "127.0.0.1", ["port"] = FreePort.Find() };
        store.Settings["recommend"] = new System.Text.Json.Nodes.JsonObject { ["pollInterval"] = "100ms", ["holdOutShare"] = 0 };
        await File.WriteAllTextAsync(Path.Combine(store.Folder, "card-key"), "0123456789abcdef0123456789abcdef", stop);
        store.Settings["kiosk"] = new System.Text.Json.Nodes.JsonObject { ["cardKeyFile"] = "card-key" };
        prepare?.Invoke(store);
        var keys = new KioskKeyFile(Path.Combine(store.Folder, "data", KioskKeyFile.Name));
        var (_, key) = keys.Add("kiosk-1", DateTimeOffset.UnixEpoch);
        var (_, staff) = keys.Add(null, DateTimeOffset.UnixEpoch);
        var box = await RunningBox.StartAsync(store, stop, new ScriptedDetector(_ => onTheLeft?.Invoke() ?? 4));
        var started = new KioskBox(store, box, key, staff);
        await box.UntilReadyAsync(stop);
        return started;
    }

    /// <summary>Three even baskets: cola goes with tea.</summary>
    public static void WriteFactors(string folder, int seed = 1)
    {
        var pairs = InteractionMatrix.Build(3, 2, [new(0, 0, 1), new(0, 1, 1), new(1, 0, 1), new(1, 1, 1), new(2, 1, 1)]);
        var rules = FactorRules.ForImplicit(0.1f, 0.01f, 1);
        var one = new ParallelOptions { MaxDegreeOfParallelism = 1 };
        var catalog = new ItemCatalog(["cola", "tea"]);
        var trained = AlternatingLeastSquares.Train(pairs, new FactorTrainingRules(16, 3, rules, seed), one);
        var model = new FactorModel(catalog, trained.Items, rules, ConfidenceRules.Plain, [2, 3]);
        Replace(folder, ModelFolder.FactorsFile, FactorModelFile.Write(model));
        Replace(folder, ModelFolder.NeighboursFile, ItemNeighboursFile.Write(catalog, ItemNeighbours.Find(pairs, 1, one)));
    }

    public static void Replace(string folder, string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name + ".part"), bytes);
        File.Move(Path.Combine(folder, name + ".part"), Path.Combine(folder, name), overwrite: true);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, CancellationToken stop, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Box.Http.SendAsync(request, stop);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken stop)
    {
        using var response = await SendAsync(HttpMethod.Get, path, Key, stop);
        var text = await response.Content.ReadAsStringAsync(stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<JsonElement> RecommendAsync(string query, CancellationToken stop) => GetAsync($"/v1/kiosks/kiosk-1/recommendations?{query}", stop);

    public static IEnumerable<string> Skus(JsonElement answer) =>
        answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()!);

    public async Task ReportAsync(string events, CancellationToken stop)
    {
        using var response = await SendAsync(HttpMethod.Post, "/v1/kiosks/kiosk-1/events", Key, stop, $$"""{ "events": [{{events}}] }""");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(stop));
    }

    /// <summary>Ends the box; its files stay.</summary>
    public ValueTask StopAsync() => Box.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Box.DisposeAsync();
        Store.Dispose();
    }
}
