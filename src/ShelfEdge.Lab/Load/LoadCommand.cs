using System.CommandLine;
using System.Globalization;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Load;

/// <summary><c>shelfedge-lab load</c>: how fast a box answers its kiosks.</summary>
internal static class LoadCommand
{
    public static Command Create() => new("load", "Asks a box as its kiosks would and measures its answers.") { CreateStore(), CreateKiosk() };

    private static Command CreateStore()
    {
        var output = new Option<string>("--out") { Description = "Folder to write to.", Required = true };
        Option<int> port = new Option<int>("--port") { Description = "Port of the box on loopback.", DefaultValueFactory = _ => 8097 }.Between(1, 65_535);
        var command = new Command("store", "Writes a store of 2,000 positions with factors of 50,000 items, and settings for its box.") { output, port };
        command.SetAction(result => LabAction.Run(result, () => LoadStore.Write(result.GetRequiredValue(output), result.GetValue(port))));
        return command;
    }

    private static Command CreateKiosk()
    {
        var url = new Option<string>("--url") { Description = "Of the box, with the store of 'load store'.", DefaultValueFactory = _ => "http://127.0.0.1:8097" };
        var key = new Option<string>("--key-file") { Description = "File with the key of kiosk-1, as 'shelfedge key add' printed it.", Required = true };
        Option<int> rate = OptionLimits.Whole("--rate", "Requests a second.", 200, 10_000);
        Option<int> seconds = OptionLimits.Whole("--seconds", "How long.", 30, 600);
        Option<int> shoppers = OptionLimits.Whole("--shoppers", "Cards that ask in turn.", 200, 10_000);
        Option<float> bar = new Option<float>("--most-p99") { Description = "Fail when the p99 in milliseconds is above; 0 for no bar." }.Between(0, 60_000);
        var command = new Command("kiosk", "Asks for recommendations at a steady rate; prints requests a second, p50, p95, p99 and memory.")
        {
            url, key, rate, seconds, shoppers, bar,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(url) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.IsLoopback))
            {
                result.AddError($"--url: {text} is not this machine; only loopback is asked");
            }
        });
        command.SetAction((result, cancellation) => LabAction.RunAsync(result, () => RunAsync(
            new Uri(result.GetRequiredValue(url)), result.GetRequiredValue(key), new LoadRules(result.GetValue(rate), result.GetValue(seconds), result.GetValue(shoppers)),
            result.GetValue(bar), result.InvocationConfiguration, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(
        Uri url, string keyFile, LoadRules rules, float bar, InvocationConfiguration console, CancellationToken cancellation)
    {
        using HttpClient box = KioskLoad.Client(url, (await File.ReadAllTextAsync(keyFile, cancellation)).Trim());
        await new KioskLoad(box, LoadStore.Kiosk, rules, TimeProvider.System).FillAsync(LoadStore.Planned, cancellation);

        // Code that has run for a second or two is compiled as well as it will be.
        await new KioskLoad(box, LoadStore.Kiosk, rules with { Seconds = 5 }, TimeProvider.System).RunAsync(cancellation);
        LoadResult result = await new KioskLoad(box, LoadStore.Kiosk, rules, TimeProvider.System).RunAsync(cancellation);
        result.Write(console.Output);
        if (bar > 0 && result.At(0.99) > bar)
        {
            await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"p99 {result.At(0.99):F2} ms is above {bar} ms"));
            return LabCommands.Failed;
        }

        return result.Failed == 0 ? 0 : LabCommands.Failed;
    }
}
