using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes;

/// <summary>Chooses what a scene shows and from where, and draws it.</summary>
internal sealed class SceneComposer(SceneCanvas canvas, PackageFactory factory, SkuSource articles)
{
    private const double BayShare = 0.44;
    private const double ChillerShare = 0.1;
    private const double FridgeShare = 0.04;
    private const double TabletopShare = 0.06;
    private const double HookWallShare = 0.04;
    private const double BareShare = 0.04;

    public static SceneKind DrawKind(Random random)
    {
        double at = random.NextDouble();
        return (at -= BayShare) < 0 ? SceneKind.Bay
            : (at -= ChillerShare) < 0 ? SceneKind.Chiller
            : (at -= FridgeShare) < 0 ? SceneKind.Fridge
            : (at -= TabletopShare) < 0 ? SceneKind.Tabletop
            : (at -= HookWallShare) < 0 ? SceneKind.HookWall
            : at - BareShare < 0 ? SceneKind.Bare
            : SceneKind.Aisle;
    }

    public void Compose(Random random, SceneKind kind)
    {
        switch (kind)
        {
            case SceneKind.Fridge:
                ComposeFridge(random);
                break;
            case SceneKind.Tabletop:
                ComposeTabletop(random);
                break;
            default:
                ComposeStore(random, kind);
                break;
        }

        Light.Draw(canvas, random.Fork());
    }

    private void ComposeStore(Random random, SceneKind kind)
    {
        bool filled = kind != SceneKind.Bare;
        bool whole = kind is SceneKind.Bay or SceneKind.Chiller;
        float height = whole ? random.Between(165, 225) : random.Between(140, 215);
        var lens = new SceneViews(canvas.Width, canvas.Height);
        Viewpoint view = whole ? lens.DrawBay(random, height) : lens.Draw(random, height);
        using var stage = new PackageStage(canvas, view);
        Random around = random.Fork();
        (float left, float right) = Extent(view, random);
        if (kind is SceneKind.HookWall or SceneKind.Bare || !Covers(view, left, right, height))
        {
            Surroundings.Draw(canvas, view, around, height);
            if (random.Chance(0.2))
            {
                float x = random.Chance(0.5) ? left - random.Between(40, 120) : right, y = -random.Between(90, height + 40);
                Screen.Draw(canvas, view, random.Fork(), new SKRect(x, y, x + random.Between(40, 120), y + random.Between(40, 130)), random.Between(0, 60));
            }
        }

        if (kind == SceneKind.HookWall)
        {
            var assortment = new Assortment(random.Fork(), Department.Draw(random), factory, articles);
            new HookWall(stage, random.Fork(), ShelfStyle.Draw(random), assortment, left, right, height).Draw();
        }
        else if (filled || random.Chance(0.6))
        {
            DrawBays(stage, random, left, right, height, kind);
        }

        Foreground.Draw(canvas, view, random.Fork(), kind == SceneKind.Bare ? 0.8f : whole ? 0.16f : 0.25f, height);
    }

    /// <summary>Whether bays hide everything around them.</summary>
    private bool Covers(Viewpoint view, float left, float right, float height)
    {
        foreach (float z in (ReadOnlySpan<float>)[0, ShelfStyle.DeepestBoard])
        {
            foreach (SKPoint corner in (ReadOnlySpan<SKPoint>)[new(0, 0), new(canvas.Width, 0), new(0, canvas.Height), new(canvas.Width, canvas.Height)])
            {
                if (view.Meet(corner.X, corner.Y, z) is not { } point
                    || point.X < left || point.X > right || point.Y < -height || point.Y > 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void ComposeFridge(Random random)
    {
        float width = random.Between(45, 80), height = random.Between(70, 150);
        float fieldOfView = random.Between(45, 75);
        float stretch = MathF.Exp(random.Between(-0.35f, 0.35f));
        float focal = canvas.Width / 2f / MathF.Tan(fieldOfView / 2 * MathF.PI / 180);
        float span = Math.Max(width, height * canvas.Width / canvas.Height * stretch) * random.Between(0.6f, 1.5f);
        float distance = span / 2 / MathF.Tan(fieldOfView / 2 * MathF.PI / 180);
        var target = new Vector3(random.Between(-0.15f, 0.15f) * width, -height * random.Between(0.4f, 0.65f), 0);
        var view = new Viewpoint(
            target, distance, random.Bell() * 9, random.Between(-8, 14), random.Bell() * 2, focal, focal * stretch, canvas.Width / 2f, canvas.Height / 2f);
        Surroundings.Distance(canvas, random.Fork());
        using var stage = new PackageStage(canvas, view);
        new Fridge(stage, random.Fork(), factory, articles, width, height).Draw();
    }

    private void ComposeTabletop(Random random)
    {
        float fieldOfView = random.Between(35, 65);
        float focal = canvas.Width / 2f / MathF.Tan(fieldOfView / 2 * MathF.PI / 180);
        bool close = random.Chance(0.6);
        float distance = close ? random.Between(14, 34) / MathF.Tan(fieldOfView / 2 * MathF.PI / 180) * 0.6f : random.Between(35, 110);
        var view = new Viewpoint(
            new Vector3(random.Between(-5, 8), -random.Between(6, 14), 6), distance, random.Between(-20, 20), random.Between(3, 30),
            random.Chance(0.85) ? random.Bell() * 3 : random.Between(-25, 25), focal, focal * MathF.Exp(random.Bell() * 0.12f), canvas.Width / 2f, canvas.Height / 2f);
        Tabletop.Draw(canvas, view, random.Fork(), factory, articles);
    }

    /// <summary>One to several bays in one style, each with its own goods and board heights.</summary>
    private void DrawBays(PackageStage stage, Random random, float left, float right, float height, SceneKind kind)
    {
        bool filled = kind != SceneKind.Bare;
        bool chilled = kind == SceneKind.Chiller;
        ShelfStyle style = chilled ? ShelfStyle.DrawChiller(random) : kind == SceneKind.Bay ? ShelfStyle.DrawBay(random) : ShelfStyle.Draw(random);
        Department department = chilled ? Department.DrawChilled(random) : Department.Draw(random);
        bool mixed = !chilled && random.Chance(0.4);
        float bay = random.Chance(0.3) ? 900 : random.Between(90, 150);
        float from = left - (random.NextSingle() * bay * 0.5f);
        if (right - left < 80)
        {
            from = left;
        }

        var assortment = new Assortment(random.Fork(), department, factory, articles);
        while (from < right)
        {
            float to = right - from < bay * 1.3f ? right : from + bay;
            if (mixed)
            {
                assortment = new Assortment(random.Fork(), random.Chance(0.6) ? Department.Draw(random) : department, factory, articles);
            }

            new ShelfFixture(stage, random.Fork(), style, assortment, from, to, height) { Filled = filled }.Draw();
            from = to;
        }

        if (filled || style.Header)
        {
            if (filled && random.Chance(0.1))
            {
                new FloorDisplay(stage, random.Fork(), assortment).Draw(stage.View.Eye.X + random.Between(-130, 60), random.Between(-60, -20));
            }

            new BayExtras(stage, random.Fork(), filled ? style : style with { ClipStrips = 0 }, height).Draw(left, right, assortment);
        }
    }

    /// <summary>The fixture's ends: beyond the frame as a rule, within it at times.</summary>
    private (float Left, float Right) Extent(Viewpoint view, Random random)
    {
        float left = -50, right = 50;
        foreach (SKPoint corner in (ReadOnlySpan<SKPoint>)[new(0, 0), new(canvas.Width, 0), new(0, canvas.Height), new(canvas.Width, canvas.Height)])
        {
            if (view.Meet(corner.X, corner.Y, 0) is { } point)
            {
                left = Math.Min(left, point.X);
                right = Math.Max(right, point.X);
            }
        }

        left = Math.Max(left, -450);
        right = Math.Min(right, 450);
        float width = right - left;
        return (
            random.Chance(0.2) ? left + (width * random.Between(0.02f, 0.25f)) : left - 20,
            random.Chance(0.2) ? right - (width * random.Between(0.02f, 0.25f)) : right + 20);
    }
}
