using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>Draws placed packages as solids: front, one side, top or lid. Owns its paint.</summary>
internal sealed class PackageStage(SceneCanvas canvas, Viewpoint view) : IDisposable
{
    private const int LightSteps = 24;
    private const float FrameMargin = 40;
    private const float MostSkew = 2.5f;

    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly SKColorFilter?[] _lights = new SKColorFilter?[(LightSteps * 2) + 1];

    public Viewpoint View => view;

    public SceneCanvas Canvas => canvas;

    /// <summary>Whether a box in the front plane can touch the frame.</summary>
    public bool InFrame(float x, float y, float width, float height, float z)
    {
        var middle = new Vector3(x + (width / 2), y - (height / 2), z);
        if (view.DepthOf(middle) < 4)
        {
            return false;
        }

        SKPoint p = view.Project(middle);
        float reach = (Math.Max(width, height) * view.ScaleAt(middle)) + FrameMargin;
        return p.X > -reach && p.Y > -reach && p.X < canvas.Width + reach && p.Y < canvas.Height + reach;
    }

    public void Draw(in PlacedPackage item)
    {
        Package package = item.Package;
        PackageSize size = package.Size;
        if (!InFrame(item.X, item.Y, size.Width, size.Height, item.Z))
        {
            return;
        }

        switch (package.Shape.Solid)
        {
            case PackageSolid.Box:
                DrawSides(item);
                DrawFront(item, item.Z);
                break;
            case PackageSolid.Round:
                DrawFront(item with { Turn = Facing(item) }, item.Z + (size.Depth / 2));
                DrawLid(item);
                break;
            default:
                DrawFront(item, item.Z);
                break;
        }
    }

    public void Dispose()
    {
        _paint.Dispose();
        foreach (SKColorFilter? light in _lights)
        {
            light?.Dispose();
        }
    }

    private void DrawFront(in PlacedPackage item, float z)
    {
        PackageSize size = item.Package.Size;
        (Vector3 across, Vector3 down) = Axes(item);
        var foot = new Vector3(item.X + (size.Width / 2), item.Y, z);
        Vector3 corner = foot - (across * (size.Width / 2)) - (down * size.Height);
        SKMatrix plane = Flattened(view.Plane(corner, across * size.Width, down * size.Height));
        _paint.ColorFilter = LightFilter(item.Light);
        canvas.Sprite(plane, item.Package.Front, item.Package.OutlinePath, item.Package.Outline, _paint, item.Mark);
    }

    /// <summary>A round package shows its full width to the eye from wherever it is seen.</summary>
    private float Facing(in PlacedPackage item)
    {
        PackageSize size = item.Package.Size;
        float aside = view.Eye.X - item.X - (size.Width / 2), before = item.Z + (size.Depth / 2) - view.Eye.Z;
        return MathF.Atan2(-aside, Math.Max(1, before)) * 180 / MathF.PI;
    }

    private void DrawSides(in PlacedPackage item)
    {
        Package package = item.Package;
        PackageSize size = package.Size;
        (Vector3 across, Vector3 down) = Axes(item);
        Vector3 inward = Vector3.Cross(across, down);
        var foot = new Vector3(item.X + (size.Width / 2), item.Y, item.Z);
        Vector3 topLeft = foot - (across * (size.Width / 2)) - (down * size.Height);
        bool plain = ReferenceEquals(package.Outline, Outlines.Rectangle);
        Vector3 sideDrop = plain ? Vector3.Zero : down * (size.Height * 0.19f);
        float sideHeight = size.Height * (plain ? 1 : 0.81f);
        Vector3 topRight = topLeft + (across * size.Width);
        bool leftSeen = Vector3.Dot(view.Eye - topLeft, across) < 0;
        bool rightSeen = Vector3.Dot(view.Eye - topRight, across) > 0;
        if (leftSeen || rightSeen)
        {
            Vector3 origin = (leftSeen ? topLeft + (inward * size.Depth) : topRight) + sideDrop;
            Vector3 along = inward * (leftSeen ? -size.Depth : size.Depth);
            _paint.ColorFilter = LightFilter(item.Light * 0.68f);
            canvas.Sprite(Flattened(view.Plane(origin, along, down * sideHeight)), package.Front, UnitSquare, Outlines.Rectangle, _paint, item.Mark);
        }

        if (plain && Vector3.Dot(view.Eye - topLeft, down) < 0)
        {
            canvas.Rect(
                view.Plane(topLeft, across * size.Width, inward * size.Depth),
                new SKRect(0, 0, 1, 1),
                package.Colours.Main.Mixed(package.Colours.Ground, 0.5f).Lit(item.Light * 0.9f),
                item.Mark);
        }
    }

    private static (Vector3 Across, Vector3 Down) Axes(in PlacedPackage item)
    {
        (float sin, float cos) = MathF.SinCos(item.Tilt * MathF.PI / 180);
        (float turnSin, float turnCos) = MathF.SinCos(item.Turn * MathF.PI / 180);
        return (new Vector3(cos * turnCos, sin, -cos * turnSin), new Vector3(-sin * turnCos, cos, sin * turnSin));
    }

    private void DrawLid(in PlacedPackage item)
    {
        PackageSize size = item.Package.Size;
        float top = item.Y - size.Height;
        if (view.Eye.Y >= top)
        {
            return;
        }

        float half = (item.Package.Outline[0].X - 0.5f) * size.Width;
        float depth = half * size.Depth / size.Width;
        var lid = new SKRect(
            item.X + (size.Width / 2) - half, item.Z + (size.Depth / 2) - depth, item.X + (size.Width / 2) + half, item.Z + (size.Depth / 2) + depth);
        Span<SKPoint> corners = stackalloc SKPoint[16];
        for (int i = 0; i < corners.Length; i++)
        {
            (float sin, float cos) = MathF.SinCos(i * MathF.Tau / corners.Length);
            corners[i] = new SKPoint(lid.MidX + (cos * half), lid.MidY + (sin * depth));
        }

        SKColor colour = item.Package.Colours.Accent.Mixed(new SKColor(200, 200, 205), 0.45f).Lit(item.Light);
        canvas.Polygon(view.LevelPlane(top), corners, colour, item.Mark);
    }

    private static SKPath UnitSquare { get; } = Outlines.Path(Outlines.Rectangle);

    /// <summary>
    /// The affine map through the middle of the unit square when the perspective within it is under two thirds of a pixel:
    /// drawing without perspective is several times faster.
    /// </summary>
    private static SKMatrix Flattened(SKMatrix plane)
    {
        SKPoint a = plane.MapPoint(0, 0), b = plane.MapPoint(1, 0), c = plane.MapPoint(0, 1), d = plane.MapPoint(1, 1);
        float skewX = a.X - b.X - c.X + d.X, skewY = a.Y - b.Y - c.Y + d.Y;
        if (Math.Abs(skewX) + Math.Abs(skewY) > MostSkew)
        {
            return plane;
        }

        float acrossX = (b.X - a.X + d.X - c.X) / 2, acrossY = (b.Y - a.Y + d.Y - c.Y) / 2;
        float downX = (c.X - a.X + d.X - b.X) / 2, downY = (c.Y - a.Y + d.Y - b.Y) / 2;
        float midX = (a.X + b.X + c.X + d.X) / 4, midY = (a.Y + b.Y + c.Y + d.Y) / 4;
        return new SKMatrix(
            acrossX, downX, midX - ((acrossX + downX) / 2), acrossY, downY, midY - ((acrossY + downY) / 2), 0, 0, 1);
    }

    private SKColorFilter? LightFilter(float light)
    {
        int step = Math.Clamp((int)MathF.Round(light * LightSteps), 0, LightSteps * 2);
        if (step == LightSteps)
        {
            return null;
        }

        float level = step / (float)LightSteps;
        byte multiply = (byte)Math.Min(255, level * 255);
        byte add = level > 1 ? (byte)((level - 1) * 60) : (byte)0;
        return _lights[step] ??= SKColorFilter.CreateLighting(new SKColor(multiply, multiply, multiply), new SKColor(add, add, add));
    }
}
