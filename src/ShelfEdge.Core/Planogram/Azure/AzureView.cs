using System.Numerics;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>
/// Where the drawing of a planogram lies in the picture of a camera. The retired service found that out from the picture; here the
/// one who imports says it.
/// </summary>
/// <param name="Camera">The camera that sees the drawing's shelves.</param>
/// <param name="Drawing">Maps the drawing, as a unit square, into the reference frame.</param>
/// <param name="Grouped">Whether neighbours of one product become one position with several facings.</param>
public sealed record AzureView(PlanogramCamera Camera, QuadMap Drawing, bool Grouped)
{
    /// <summary>The drawing fills the picture.</summary>
    public static AzureView Whole(PlanogramCamera camera, bool grouped) => new(
        camera,
        new QuadMap(
            Vector2.Zero, new(camera.WidthPixels, 0), new(camera.WidthPixels, camera.HeightPixels), new(0, camera.HeightPixels)),
        grouped);
}
