using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShelfEdge.Lab.Tests.Report;

/// <summary>Opens pages in a real browser without a window. Tests are skipped where there is none.</summary>
internal static partial class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Opens a page in a frame of a width and gives what an expression of JavaScript says about its <c>document</c>.</summary>
    /// <param name="page">File.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="isDark">What the screen asks for.</param>
    /// <param name="expression">Of <c>view</c> (the window) and <c>document</c>; anything that becomes JSON.</param>
    public static async Task<JsonElement> AskAsync(string page, int width, bool isDark, string expression)
    {
        string browser = Find();
        string folder = Path.GetDirectoryName(page)!;
        string frame = Path.Combine(folder, "frame.html");
        await File.WriteAllTextAsync(
            frame,
            $$"""
            <iframe id="f" src="{{Path.GetFileName(page)}}" style="width:{{width}}px;height:900px;border:0"></iframe><pre id="said"></pre>
            <script>document.getElementById("f").onload = e => {
                const view = e.target.contentWindow, ask = (view, document) => ({{expression}});
                document.getElementById("said").textContent = "SAID" + btoa(unescape(encodeURIComponent(JSON.stringify(ask(view, view.document))))) + "END";
            };</script>
            """,
            TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(
            browser,
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", $"--user-data-dir={Path.Combine(folder, "profile")}",
                $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--window-size=1400,1000", "--dump-dom", $"file://{frame}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string dom = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Match said = Said().Match(dom);
        Assert.True(said.Success, $"{dom}\n{await error}");
        return JsonDocument.Parse(Convert.FromBase64String(said.Groups["said"].Value)).RootElement;
    }

    private static string Find()
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "no browser (chromium)");
        return found!;
    }

    [GeneratedRegex("SAID(?<said>[A-Za-z0-9+/=]+)END")]
    private static partial Regex Said();
}
