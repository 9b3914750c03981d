using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Drawing;

/// <summary>Closed outlines in unit coordinates: (0, 0) is the top left and (1, 1) the bottom right of a package's front.</summary>
internal static class Outlines
{
    public static SKPoint[] Rectangle { get; } = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];

    /// <summary>Mirrors a right-hand profile, given from top to bottom as (height, half width), about the middle.</summary>
    public static SKPoint[] Mirrored(params ReadOnlySpan<(float Y, float Half)> profile)
    {
        var points = new SKPoint[profile.Length * 2];
        for (int i = 0; i < profile.Length; i++)
        {
            points[i] = new SKPoint(0.5f + profile[i].Half, profile[i].Y);
            points[points.Length - 1 - i] = new SKPoint(0.5f - profile[i].Half, profile[i].Y);
        }

        return points;
    }

    /// <summary>A rectangle with round corners; <paramref name="aspect"/> is width through height.</summary>
    public static SKPoint[] Rounded(float radius, float aspect)
    {
        float rx = Math.Min(0.5f, radius);
        float ry = Math.Min(0.5f, radius * aspect);
        var points = new List<SKPoint>(24);
        for (int corner = 0; corner < 4; corner++)
        {
            float cx = corner is 0 or 3 ? 1 - rx : rx;
            float cy = corner is 0 or 1 ? ry : 1 - ry;
            for (int step = 0; step <= 4; step++)
            {
                float angle = ((corner * 90f) + (step * 22.5f)) * MathF.PI / 180;
                points.Add(new SKPoint(cx + (rx * MathF.Cos(angle)), cy - (ry * MathF.Sin(angle))));
            }
        }

        return [.. points];
    }

    public static SKPoint[] Ellipse(int corners = 24)
    {
        var points = new SKPoint[corners];
        for (int i = 0; i < corners; i++)
        {
            float angle = i * MathF.Tau / corners;
            points[i] = new SKPoint(0.5f + (0.5f * MathF.Cos(angle)), 0.5f + (0.5f * MathF.Sin(angle)));
        }

        return points;
    }

    /// <summary>Bends the sides of a rectangle in and out, as soft bags do. The result touches all four sides.</summary>
    public static SKPoint[] Wobbly(Random random, float amount, int steps = 7)
    {
        var points = new List<SKPoint>(steps * 4);
        for (int side = 0; side < 4; side++)
        {
            float bulge = random.Between(0, amount);
            for (int i = 0; i < steps; i++)
            {
                float t = i / (float)steps;
                float inset = amount - (bulge * MathF.Sin(t * MathF.PI)) - random.Between(0, amount * 0.5f);
                inset = Math.Max(0, inset);
                points.Add(side switch
                {
                    0 => new SKPoint(t, inset * 0.6f),
                    1 => new SKPoint(1 - inset, t),
                    2 => new SKPoint(1 - t, 1 - (inset * 0.35f)),
                    _ => new SKPoint(inset, 1 - t),
                });
            }
        }

        return Stretched(points);
    }

    public static SKPath Path(ReadOnlySpan<SKPoint> points)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly(points, true);
        return builder.Detach();
    }

    /// <summary>Area of a closed polygon, never negative.</summary>
    public static float Area(ReadOnlySpan<SKPoint> points)
    {
        float twice = 0;
        for (int i = 0; i < points.Length; i++)
        {
            SKPoint a = points[i];
            SKPoint b = points[(i + 1) % points.Length];
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return Math.Abs(twice) / 2;
    }

    private static SKPoint[] Stretched(List<SKPoint> points)
    {
        float left = points.Min(p => p.X), right = points.Max(p => p.X);
        float top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
        return [.. points.Select(p => new SKPoint((p.X - left) / (right - left), (p.Y - top) / (bottom - top)))];
    }
}
