using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <inheritdoc/>
internal sealed class PositionIdConverter() : IdentifierConverter<PositionId>(text => new PositionId(text), id => id.Value);
