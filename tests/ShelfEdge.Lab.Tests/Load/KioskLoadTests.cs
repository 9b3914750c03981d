using System.Net;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Lab.Load;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Lab.Tests.Load;

public sealed class KioskLoadTests
{
    [Fact]
    public async Task Every_request_is_counted_once_as_answered_or_failed()
    {
        var stop = TestContext.Current.CancellationToken;
        using var server = new HttpListener();
        int port = Testing.Messaging.FreePort.Find();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var asked = new List<string>();
        var serving = ServeAsync(server, asked);
        using (HttpClient box = KioskLoad.Client(new Uri($"http://127.0.0.1:{port}"), "key"))
        {
            var load = new KioskLoad(box, "kiosk-1", new LoadRules(100, 1, 10), TimeProvider.System);
            await load.FillAsync(["a", "b"], stop);
            LoadResult result = await load.RunAsync(stop);

            // The tenth of the cards is refused.
            Assert.Equal((90, 10, "status 429"), (result.Milliseconds.Length, result.Failed, result.FirstFailure));
            Assert.Equal(1.5e6, result.MemoryBytes);
            Assert.True(result.At(0.5) <= result.At(0.99) && result.At(0.99) <= result.At(1));
            Assert.Equal(111, asked.Count);
            Assert.Equal(10, asked.Count(path => path == "/v1/kiosks/kiosk-1/events"));
            Assert.True(result.Elapsed >= TimeSpan.FromSeconds(0.9));
        }

        server.Stop();
        await serving;
    }

    [Fact]
    public void Store_is_one_that_the_box_can_read()
    {
        using var folder = new TestFolder();

        LoadStore.Write(folder.Path, 8097);

        PlanogramReadResult planogram = PlanogramFile.Read(File.ReadAllBytes(Path.Combine(folder.Path, "planogram.json")));
        Assert.Empty(planogram.Errors);
        Assert.Equal(LoadStore.Planned, planogram.Planogram!.Positions.Select(position => position.Sku.Value));
        FactorModel model = FactorModelFile.Read(File.ReadAllBytes(Path.Combine(folder.Path, "recommend", "recommender.factors")));
        Assert.Equal((50_000, 64), (model.Items.Count, model.Items.Width));
        Assert.All(LoadStore.Planned, sku => Assert.True(model.Catalog.TryFind(sku, out _)));
    }

    [Fact]
    public async Task Another_machine_is_not_asked()
    {
        using var error = new StringWriter();

        int code = await LabCommands.RunAsync(["load", "kiosk", "--key-file", "key", "--url", "http://192.0.2.1:8080"], TextWriter.Null, error);

        Assert.Equal(LabCommands.WrongUsage, code);
        Assert.Contains("only loopback is asked", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task ServeAsync(HttpListener server, List<string> asked)
    {
        while (server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await server.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            asked.Add(context.Request.Url!.AbsolutePath);
            context.Response.StatusCode = context.Request.QueryString["card"] == "load-9" ? 429 : 200;
            context.Response.Close(context.Request.Url.AbsolutePath == "/metrics" ? "# HELP x\nshelfedge_process_memory_bytes 1500000 1700000000000\n"u8.ToArray() : [], true);
        }
    }
}
