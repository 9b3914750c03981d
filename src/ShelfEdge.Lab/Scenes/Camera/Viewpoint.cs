using System.Numerics;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>
/// A pinhole camera in front of a fixture. World units are centimetres: X right, Y down, Z away from the aisle; the front of
/// the shelves lies in Z = 0. Angles are in degrees: a positive yaw looks to the right, a positive pitch looks down.
/// </summary>
internal sealed class Viewpoint
{
    private readonly Vector3 _rowX;
    private readonly Vector3 _rowY;
    private readonly Vector3 _forward;

    /// <summary><c>target</c>: The point seen at (<c>centreX</c>, <c>centreY</c>). <c>distance</c>: From the eye to the
    /// target. <c>focalX</c>: Focal length in pixels of the frame's width; differs from <c>focalY</c> when the picture is
    /// stretched.</summary>
    public Viewpoint(
        Vector3 target, float distance, float yaw, float pitch, float roll, float focalX, float focalY, float centreX, float centreY)
    {
        (float sinYaw, float cosYaw) = MathF.SinCos(yaw * MathF.PI / 180);
        (float sinPitch, float cosPitch) = MathF.SinCos(pitch * MathF.PI / 180);
        (float sinRoll, float cosRoll) = MathF.SinCos(roll * MathF.PI / 180);
        _forward = new Vector3(sinYaw * cosPitch, sinPitch, cosYaw * cosPitch);
        var right = new Vector3(cosYaw, 0, -sinYaw);
        var down = Vector3.Cross(_forward, right);
        Vector3 rolledRight = (right * cosRoll) + (down * sinRoll);
        Vector3 rolledDown = (down * cosRoll) - (right * sinRoll);
        Eye = target - (_forward * distance);
        _rowX = (rolledRight * focalX) + (_forward * centreX);
        _rowY = (rolledDown * focalY) + (_forward * centreY);
    }

    public Vector3 Eye { get; }

    /// <summary>Centimetres in front of the eye along the optical axis.</summary>
    public float DepthOf(Vector3 point) => Vector3.Dot(_forward, point - Eye);

    public SKPoint Project(Vector3 point)
    {
        Vector3 d = point - Eye;
        float w = Math.Max(1e-3f, Vector3.Dot(_forward, d));
        return new SKPoint(Vector3.Dot(_rowX, d) / w, Vector3.Dot(_rowY, d) / w);
    }

    /// <summary>Pixels a centimetre at a point, the larger of the two directions.</summary>
    public float ScaleAt(Vector3 point)
    {
        SKPoint origin = Project(point);
        float across = SKPoint.Distance(origin, Project(point + Vector3.UnitX));
        float down = SKPoint.Distance(origin, Project(point + Vector3.UnitY));
        return Math.Max(across, down);
    }

    /// <summary>The matrix that maps (u, v) to the pixel of <c>origin + u * across + v * down</c>.</summary>
    public SKMatrix Plane(Vector3 origin, Vector3 across, Vector3 down)
    {
        Vector3 o = origin - Eye;
        return new SKMatrix(
            Vector3.Dot(_rowX, across), Vector3.Dot(_rowX, down), Vector3.Dot(_rowX, o),
            Vector3.Dot(_rowY, across), Vector3.Dot(_rowY, down), Vector3.Dot(_rowY, o),
            Vector3.Dot(_forward, across), Vector3.Dot(_forward, down), Vector3.Dot(_forward, o));
    }

    /// <summary>The plane of fronts at depth <paramref name="z"/>: (u, v) are world X and Y.</summary>
    public SKMatrix FrontPlane(float z) => Plane(new Vector3(0, 0, z), Vector3.UnitX, Vector3.UnitY);

    /// <summary>The level plane at height <paramref name="y"/>: (u, v) are world X and Z.</summary>
    public SKMatrix LevelPlane(float y) => Plane(new Vector3(0, y, 0), Vector3.UnitX, Vector3.UnitZ);

    /// <summary>The upright plane at <paramref name="x"/>: (u, v) are world Z and Y.</summary>
    public SKMatrix SidePlane(float x) => Plane(new Vector3(x, 0, 0), Vector3.UnitZ, Vector3.UnitY);

    /// <summary>
    /// Where the ray through a pixel meets Z = <paramref name="z"/>, or null when it points away from it.
    /// </summary>
    public Vector3? Meet(float pixelX, float pixelY, float z)
    {
        if (!FrontPlane(z).TryInvert(out SKMatrix inverse))
        {
            return null;
        }

        SKPoint p = inverse.MapPoint(pixelX, pixelY);
        var point = new Vector3(p.X, p.Y, z);
        return DepthOf(point) > 1 ? point : null;
    }
}
