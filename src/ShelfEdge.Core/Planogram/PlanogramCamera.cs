namespace ShelfEdge.Core.Planogram;

/// <summary>One camera view. Zones are drawn on its reference frame; a frame of another size is scaled to it.</summary>
/// <param name="Id">The same id as in the service configuration.</param>
/// <param name="WidthPixels">Width of the reference frame, 16 to 8192.</param>
/// <param name="HeightPixels">Height of the reference frame, 16 to 8192.</param>
public sealed record PlanogramCamera(CameraId Id, int WidthPixels, int HeightPixels);
