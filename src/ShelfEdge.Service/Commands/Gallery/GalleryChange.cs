using System.Text.Json;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>What <c>shelfedge gallery add</c> and <c>remove</c> did.</summary>
/// <param name="Gallery">The file.</param>
/// <param name="Sku">Whose references changed.</param>
/// <param name="Added">References that were added.</param>
/// <param name="Removed">References that were removed.</param>
/// <param name="Skus">In the gallery now.</param>
/// <param name="Vectors">References of all of them.</param>
internal sealed record GalleryChange(string Gallery, string Sku, int Added, int Removed, int Skus, int Vectors)
{
    public static GalleryChange Of(string file, Sku sku, int added, int removed, Core.Recognition.Gallery gallery) =>
        new(file, sku.Value, added, removed, gallery.Skus.Length, gallery.VectorCount);

    public Task WriteAsync(TextWriter output, bool json) => output.WriteLineAsync(
        json
            ? JsonSerializer.Serialize(this, GalleryJsonContext.Default.GalleryChange)
            : $"{Sku}: {Added} added, {Removed} removed; {Gallery} has {Skus} SKUs with {Vectors} references");
}
