using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Alerts;

/// <inheritdoc/>
internal sealed class CameraIdConverter() : IdentifierConverter<CameraId>(text => new CameraId(text), id => id.Value);
