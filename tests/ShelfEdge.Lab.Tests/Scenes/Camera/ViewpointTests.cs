using System.Numerics;
using CsCheck;
using ShelfEdge.Lab.Scenes.Camera;
using SkiaSharp;

namespace ShelfEdge.Lab.Tests.Scenes.Camera;

public sealed class ViewpointTests
{
    private static readonly Gen<Viewpoint> Views = Gen.Select(
        Gen.Float[-30, 30], Gen.Float[-15, 15], Gen.Float[-5, 5], Gen.Float[60, 200],
        (yaw, pitch, roll, distance) => new Viewpoint(new Vector3(0, -100, 0), distance, yaw, pitch, roll, 600, 500, 320, 240));

    private static readonly Gen<Vector3> Points = Gen.Select(
        Gen.Float[-30, 30], Gen.Float[-140, -60], Gen.Float[0, 40], (x, y, z) => new Vector3(x, y, z));

    [Fact]
    public void Target_is_seen_at_the_centre() => Views.Sample(view =>
        AssertNear(new SKPoint(320, 240), view.Project(new Vector3(0, -100, 0))));

    [Fact]
    public void Planes_agree_with_projection() => Gen.Select(Views, Points).Sample((view, p) =>
    {
        SKPoint expected = view.Project(p);
        AssertNear(expected, view.FrontPlane(p.Z).MapPoint(p.X, p.Y));
        AssertNear(expected, view.LevelPlane(p.Y).MapPoint(p.X, p.Z));
        AssertNear(expected, view.SidePlane(p.X).MapPoint(p.Z, p.Y));
    });

    [Fact]
    public void Meet_undoes_projection() => Gen.Select(Views, Points).Sample((view, p) =>
    {
        SKPoint pixel = view.Project(p);
        Vector3? met = view.Meet(pixel.X, pixel.Y, p.Z);
        Assert.NotNull(met);
        Assert.InRange(Vector3.Distance(p, met.Value), 0, 0.2f);
    });

    [Fact]
    public void Camera_to_the_left_sees_left_things_larger()
    {
        var view = new Viewpoint(new Vector3(0, 0, 0), 100, 30, 0, 0, 500, 500, 320, 320);

        Assert.True(view.ScaleAt(new Vector3(-30, 0, 0)) > view.ScaleAt(new Vector3(30, 0, 0)));
    }

    private static void AssertNear(SKPoint expected, SKPoint actual) =>
        Assert.True(SKPoint.Distance(expected, actual) < 0.1f, $"expected {expected}, got {actual}");
}
