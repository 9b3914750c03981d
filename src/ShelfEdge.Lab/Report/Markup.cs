using System.Security;
using static System.FormattableString;

namespace ShelfEdge.Lab.Report;

/// <summary>Pieces of the page. What comes from data is encoded here or by <see cref="Encode"/>.</summary>
internal static class Markup
{
    public static string Encode(string text) => SecurityElement.Escape(text);

    /// <param name="id">In the page.</param>
    /// <param name="title">Words.</param>
    /// <param name="advice">What to do; null for none.</param>
    /// <param name="parts">HTML.</param>
    public static string Chapter(string id, string title, string? advice, params IEnumerable<string> parts) =>
        $"<section id=\"{id}\"><h2>{Encode(title)}</h2>{(advice is null ? "" : $"<p class=\"do\">{Encode(advice)}</p>")}{string.Concat(parts)}</section>";

    public static string Note(string text) => $"<p class=\"note\">{Encode(text)}</p>";

    public static string Pair(params IEnumerable<string> parts) => $"<div class=\"pair\">{string.Concat(parts)}</div>";

    /// <param name="caption">What is drawn.</param>
    /// <param name="chart">HTML.</param>
    /// <param name="legend">Meaning and words of each ink; empty where there is one alone.</param>
    public static string Figure(string caption, string chart, params IEnumerable<(ChartInk Ink, string Text)> legend)
    {
        string keys = string.Concat(legend.Select(key => $"<span class=\"key {Name(key.Ink)}\">{Encode(key.Text)}</span>"));
        return $"<figure><figcaption>{Encode(caption)}{(keys.Length > 0 ? $"<span class=\"keys\">{keys}</span>" : "")}</figcaption>{chart}</figure>";
    }

    /// <param name="headers">The first is of words, the others of figures.</param>
    /// <param name="rows">HTML of the cells.</param>
    public static string Table(IEnumerable<string> headers, IEnumerable<string[]> rows)
    {
        string head = string.Concat(headers.Select(header => $"<th scope=\"col\">{Encode(header)}</th>"));
        string body = string.Concat(rows.Select(row => $"<tr><th scope=\"row\">{row[0]}</th>{string.Concat(row[1..].Select(cell => $"<td>{cell}</td>"))}</tr>"));
        return $"<div class=\"scroll\"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>";
    }

    /// <summary>A figure over a bar as long as its share of the largest.</summary>
    public static string Bar(string text, double share, ChartInk ink) =>
        $"{Encode(text)}<span class=\"bar {Name(ink)}\"{Invariant($" style=\"width:{100 * Math.Clamp(share, 0, 1):0.#}%\"")}></span>";

    public static string Name(ChartInk ink) => ink.ToString().ToLowerInvariant();
}
