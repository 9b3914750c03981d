using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Products;

/// <summary>One article photographed alone. <c>Crop</c>: The part of <c>Picture</c> that a detector would cut out. Owns the picture.</summary>
internal sealed record ProductView(SKBitmap Picture, SKRectI Crop) : IDisposable
{
    public void Dispose() => Picture.Dispose();
}
