using System.Text.Json;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Report;

/// <summary>The page as a browser shows it.</summary>
public sealed class ReportPageTests : IDisposable
{
    private const string Seen =
        """
        {
            overflow: document.documentElement.scrollWidth - view.innerWidth,
            charts: document.querySelectorAll(".plot svg").length,
            empty: [...document.querySelectorAll(".plot svg")].filter(svg => svg.getBoundingClientRect().width < 150 || svg.getBoundingClientRect().height < 100).length,
            outside: [...document.querySelectorAll(".chart span")].filter(label => {
                const box = label.getBoundingClientRect();
                return box.width > 0 && (box.left < 0 || box.right > view.innerWidth + 1);
            }).map(label => label.textContent),
            inks: [...new Set([...document.querySelectorAll(".plot svg [fill^='#'], .plot svg [stroke^='#']")]
                .map(shape => view.getComputedStyle(shape)[shape.getAttribute("fill") === "none" ? "stroke" : "fill"]))],
            unresolved: [...document.querySelectorAll(".plot svg path, .plot svg rect")].filter(shape =>
                ["rgb(16, 16, 16)", "rgb(32, 32, 32)", "rgb(48, 48, 48)", "rgb(64, 64, 64)"].includes(view.getComputedStyle(shape).fill)).length,
            card: view.getComputedStyle(document.querySelector("section")).backgroundColor,
            advice: document.querySelectorAll(".do").length,
            ids: document.querySelectorAll("[id]").length - new Set([...document.querySelectorAll("[id]")].map(each => each.id)).size
        }
        """;

    private readonly LabRun _run = new();

    [Theory]
    [InlineData(360, false, "en")]
    [InlineData(360, true, "zh-Hans")]
    [InlineData(1200, false, "zh-Hans")]
    [InlineData(1200, true, "en")]
    public async Task Page_fits_the_screen_in_its_colours(int width, bool isDark, string language)
    {
        int code = _run.Run(ShopFiles.Arguments(_run, language, "page.html"));
        Assert.True(code == 0, _run.Error);

        JsonElement seen = await Browser.AskAsync(_run.PathOf("page.html"), width, isDark, Seen);

        Assert.True(seen.GetProperty("overflow").GetInt32() <= 0, seen.ToString());
        Assert.Equal(6, seen.GetProperty("charts").GetInt32());
        Assert.Equal(0, seen.GetProperty("empty").GetInt32());
        Assert.Empty(seen.GetProperty("outside").EnumerateArray());
        Assert.Equal(0, seen.GetProperty("ids").GetInt32());
        Assert.Equal(5, seen.GetProperty("advice").GetInt32());
        Assert.Equal(isDark ? "rgb(26, 32, 29)" : "rgb(255, 255, 255)", seen.GetProperty("card").GetString());
        string[] inks = [.. seen.GetProperty("inks").EnumerateArray().Select(ink => ink.GetString()!)];
        Assert.Contains(isDark ? "rgb(76, 185, 143)" : "rgb(31, 122, 92)", inks);
        Assert.Contains(isDark ? "rgb(240, 128, 106)" : "rgb(196, 71, 47)", inks);
        Assert.Equal(0, seen.GetProperty("unresolved").GetInt32());
    }

    public void Dispose() => _run.Dispose();
}
