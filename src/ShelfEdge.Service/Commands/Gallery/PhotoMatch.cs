using System.Globalization;
using System.Text.Json.Serialization;
using ShelfEdge.Core.Recognition;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>What <c>shelfedge gallery test</c> says of one photograph.</summary>
/// <param name="File">The photograph.</param>
/// <param name="Identity"><c>sku</c> or <c>unknown</c>.</param>
/// <param name="Sku">The SKU that it shows; absent for unknown.</param>
/// <param name="Nearest">The SKU that fits best, known or not; absent with an empty gallery.</param>
/// <param name="Score">Of the nearest.</param>
/// <param name="RunnerUp">The SKU that fits second best.</param>
/// <param name="RunnerUpScore">Of the runner-up.</param>
internal sealed record PhotoMatch(
    string File,
    string Identity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sku,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Nearest,
    float Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RunnerUp,
    float RunnerUpScore)
{
    public static PhotoMatch Of(string file, SkuMatch match) => new(
        file, match.IsKnown ? "sku" : "unknown", match.Sku?.Value, match.Nearest?.Value, match.Score, match.RunnerUp?.Value,
        match.RunnerUpScore);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}: {Sku ?? $"unknown, nearest {Nearest ?? "none"}"} {Score:0.000}, runner-up {RunnerUp ?? "none"} {RunnerUpScore:0.000}");
}
