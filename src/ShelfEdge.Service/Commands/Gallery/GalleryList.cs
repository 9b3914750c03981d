using System.Text.Json;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>What <c>shelfedge gallery list</c> prints.</summary>
/// <param name="Gallery">The file.</param>
/// <param name="ModelSha256">The model that made the references.</param>
/// <param name="Vectors">References of all SKUs.</param>
/// <param name="Skus">By ordinal.</param>
internal sealed record GalleryList(string Gallery, string ModelSha256, int Vectors, IReadOnlyList<GalleryList.Entry> Skus)
{
    public static GalleryList Of(string file, Core.Recognition.Gallery gallery) => new(
        file,
        gallery.ModelSha256,
        gallery.VectorCount,
        [.. gallery.Skus.Select((sku, index) => new Entry(sku.Value, gallery.CountOf(index)))]);

    public async Task WriteAsync(TextWriter output, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(this, GalleryJsonContext.Default.GalleryList));
            return;
        }

        var width = Skus.Select(entry => entry.Sku.Length).DefaultIfEmpty().Max();
        foreach (var entry in Skus)
        {
            await output.WriteLineAsync($"{entry.Sku.PadRight(width)}  {entry.Vectors}");
        }

        await output.WriteLineAsync($"{Skus.Count} SKUs with {Vectors} references, of the model with SHA-256 {ModelSha256}");
    }

    /// <summary>One SKU.</summary>
    internal sealed record Entry(string Sku, int Vectors);
}
