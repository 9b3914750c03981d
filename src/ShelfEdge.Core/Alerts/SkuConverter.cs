using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <inheritdoc/>
internal sealed class SkuConverter() : IdentifierConverter<Sku>(text => new Sku(text), id => id.Value);
