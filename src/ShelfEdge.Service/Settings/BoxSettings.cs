using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Service.Settings;

/// <summary>Settings that were read and checked, with the planogram that they name. Paths in it are absolute.</summary>
/// <param name="Options">The options; not changed after reading.</param>
/// <param name="Planogram">What should stand where.</param>
internal sealed record BoxSettings(ShelfEdgeOptions Options, Planogram Planogram);
